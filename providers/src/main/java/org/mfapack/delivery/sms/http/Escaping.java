package org.mfapack.delivery.sms.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How a value is written into a body of some content type, so that no text can change the body around it. */
enum Escaping {
    JSON {
        @Override
        String escape(String value) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(value));
        }
    },
    FORM {
        @Override
        String escape(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    },
    XML {
        @Override
        String escape(String value) {
            StringBuilder escaped = new StringBuilder(value.length() + 16);
            value.codePoints().forEach(c -> {
                switch (c) {
                    case '&' -> escaped.append("&amp;");
                    case '<' -> escaped.append("&lt;");
                    case '>' -> escaped.append("&gt;");
                    case '"' -> escaped.append("&quot;");
                    case '\'' -> escaped.append("&apos;");
                    // a plain line break inside an attribute would be read as a space
                    case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                    default -> {
                        if (c >= ' ' && c != 0xFFFE && c != 0xFFFF) {
                            escaped.appendCodePoint(c);
                        }
                    }
                }
            });
            return escaped.toString();
        }
    },
    PLAIN {
        @Override
        String escape(String value) {
            return value;
        }
    };

    abstract String escape(String value);

    /** The escaping of a content type with or without parameters; empty if there is none for it. */
    static Optional<Escaping> of(String contentType) {
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
            return Optional.of(XML);
        }
        return switch (type) {
            case "application/x-www-form-urlencoded" -> Optional.of(FORM);
            case "text/plain" -> Optional.of(PLAIN);
            default -> Optional.empty();
        };
    }
}
