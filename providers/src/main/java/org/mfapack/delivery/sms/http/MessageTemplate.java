package org.mfapack.delivery.sms.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with the places {@code {to}}, {@code {from}} and {@code {text}}. They are filled in one pass: what looks like
 * a place inside a message stays as it is.
 */
record MessageTemplate(String template, Escaping escaping) {

    private static final Pattern PLACE = Pattern.compile("\\{(to|from|text)}");

    String fill(String to, String from, String text) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value =
                    switch (place.group(1)) {
                        case "to" -> to;
                        case "from" -> from;
                        default -> text;
                    };
            return Matcher.quoteReplacement(escaping.escape(value));
        });
    }
}
