package org.mfapack.delivery.sms;

import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Composes the text of one message: 160 GSM-7 characters at most, and of a code as its last line the origin-bound code
 * that browsers fill in (SPEC D10, WICG "Origin-bound one-time codes delivered via SMS").
 */
final class SmsText {

    static final int MAX_SEPTETS = 160;
    /** Two parts of a message in UCS-2, for texts of a realm's own in languages that GSM-7 cannot write. */
    static final int MAX_UCS2 = 2 * 67;

    /** GSM 03.38 basic character set, one septet each. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Its extension table, two septets each. */
    private static final String EXTENSION = "^{}\\[~]|€\f";

    private final MessageFormat pattern;
    private final boolean gsm;

    /** @param pattern {0} code, {1} realm, {2} client, {3} minutes; of a notice {0} realm */
    SmsText(String pattern, Locale locale) {
        this.pattern = new MessageFormat(pattern, locale);
        this.gsm = septets(pattern) < Integer.MAX_VALUE;
    }

    /** The names give way when the whole would not fit; the code and its host never do. */
    String compose(String code, String realm, String client, int minutes, String host) {
        String lastLine = "\n\n@" + host + " #" + code;
        int room = limit() - size(lastLine) - size(format(code, "", "", minutes));
        String realmName = presentable(realm);
        String clientName = presentable(client);
        String shortRealm = cut(realmName, Math.max(room - size(clientName), room / 2));
        return format(code, shortRealm, cut(clientName, room - size(shortRealm)), minutes) + lastLine;
    }

    /** A notice: the name of the realm gives way when the whole would not fit. */
    String compose(String realm) {
        int room = limit() - size(format("", "", "", 0));
        return format(cut(presentable(realm), room), "", "", 0);
    }

    private String format(String code, String realm, String client, int minutes) {
        return pattern.format(new Object[] {code, realm, client, minutes});
    }

    /** One character outside of GSM-7 would halve the room of the whole message. */
    private String presentable(String name) {
        String line = name.replaceAll("\\s+", " ").strip();
        if (!gsm || septets(line) < Integer.MAX_VALUE) {
            return line;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(line, Normalizer.Form.NFC).codePoints().forEach(c -> {
            String character = Character.toString(c);
            String base = Normalizer.normalize(character, Normalizer.Form.NFD).substring(0, 1);
            plain.append(septets(character) < Integer.MAX_VALUE ? character : septets(base) == 1 ? base : "");
        });
        return plain.toString().strip();
    }

    private int limit() {
        return gsm ? MAX_SEPTETS : MAX_UCS2;
    }

    private int size(String text) {
        return gsm ? septets(text) : text.length();
    }

    private String cut(String name, int room) {
        if (size(name) <= room) {
            return name;
        }
        int end = Math.min(name.length(), Math.max(room - 1, 0));
        while (end > 0
                && (size(name.substring(0, end)) > room - 1 || Character.isHighSurrogate(name.charAt(end - 1)))) {
            end--;
        }
        return end == 0 ? "" : name.substring(0, end).strip() + ".";
    }

    /** Septets of a text in GSM-7, {@link Integer#MAX_VALUE} if it cannot be written in it. */
    static int septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BASIC.indexOf(c) >= 0) {
                septets += 1;
            } else if (EXTENSION.indexOf(c) >= 0) {
                septets += 2;
            } else {
                return Integer.MAX_VALUE;
            }
        }
        return septets;
    }
}
