package org.mfapack.delivery.sms.twilio;

import com.twilio.type.Twiml;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What a voice call says, twice, in TwiML. Written with the JDK: the SDK's builder needs an XML stack that the server
 * does not have.
 */
final class VoiceMessage {

    private static final String TIMES = "2";

    /** Twilio knows languages by region; the usual one where the locale has none. */
    private static final Map<String, String> USUAL_REGION = Map.ofEntries(
            Map.entry("en", "en-US"),
            Map.entry("de", "de-DE"),
            Map.entry("fr", "fr-FR"),
            Map.entry("es", "es-ES"),
            Map.entry("it", "it-IT"),
            Map.entry("nl", "nl-NL"),
            Map.entry("pl", "pl-PL"),
            Map.entry("pt", "pt-PT"),
            Map.entry("da", "da-DK"),
            Map.entry("sv", "sv-SE"),
            Map.entry("fi", "fi-FI"),
            Map.entry("nb", "nb-NO"),
            Map.entry("no", "nb-NO"),
            Map.entry("ja", "ja-JP"),
            Map.entry("ko", "ko-KR"),
            Map.entry("ru", "ru-RU"),
            Map.entry("zh", "zh-CN"));

    private VoiceMessage() {}

    static Twiml of(String spoken, Locale locale) {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("Response");
            xml.writeStartElement("Say");
            xml.writeAttribute("language", language(locale));
            xml.writeAttribute("loop", TIMES);
            xml.writeCharacters(spoken);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
            return new Twiml(text.toString());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write to memory", e);
        }
    }

    private static String language(Locale locale) {
        return locale.getCountry().isEmpty()
                ? USUAL_REGION.getOrDefault(locale.getLanguage(), "en-US")
                : locale.getLanguage() + "-" + locale.getCountry();
    }
}
