package org.mfapack.it.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message as it arrived.
 *
 * @param from the sender as written, name and address
 * @param type of the whole, for instance {@code multipart/alternative}
 * @param text the plain-text part
 * @param html the HTML part, empty if there is none
 */
public record ReceivedMail(String from, String type, String subject, String text, String html) {

    private static final Pattern CODE = Pattern.compile("(?m)^\\s*([0-9]{6,10}|[0-9A-HJKMNP-TV-Z]{6,10})\\s*$");
    private static final Pattern CODE_IN_SENTENCE = Pattern.compile("\\b([0-9]{6,10})\\b");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static ReceivedMail of(Message message) {
        try {
            StringBuilder text = new StringBuilder();
            StringBuilder html = new StringBuilder();
            collect(message.getContent(), message.getContentType(), text, html);
            return new ReceivedMail(
                    message.getFrom()[0].toString(),
                    message.getContentType().replaceFirst(";(?s).*", "").strip(),
                    message.getSubject(),
                    text.toString(),
                    html.toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Object content, String type, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                collect(part.getContent(), part.getContentType(), text, html);
            }
        } else {
            (type.startsWith("text/html") ? html : text).append(content);
        }
    }

    /** The one-time code in the text part. */
    public String code() {
        Matcher alone = CODE.matcher(text);
        if (alone.find()) {
            return alone.group(1);
        }
        Matcher inSentence = CODE_IN_SENTENCE.matcher(text);
        if (inSentence.find()) {
            return inSentence.group(1);
        }
        throw new AssertionError("no code in: " + text);
    }

    /** The first link in the text part. */
    public String link() {
        Matcher link = LINK.matcher(text);
        if (link.find()) {
            return link.group();
        }
        throw new AssertionError("no link in: " + text);
    }
}
