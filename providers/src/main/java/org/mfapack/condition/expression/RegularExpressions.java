package org.mfapack.condition.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The regular expressions of one expression, by their text: RE2, so that they take time in proportion to the text. */
final class RegularExpressions {

    private static final int MAX_LENGTH = 200;
    /** Counted repetitions are written out by the compiler of patterns: {@code (x{1000}){1000}} takes it a second. */
    private static final int MAX_WRITTEN_OUT = 10_000;

    private static final int MAX_PROGRAM = 500;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(?:\\d*,)?(\\d{1,9})");

    private final Map<String, Pattern> patterns = new HashMap<>();

    /** Takes one more; tells why it cannot be used, if so. */
    Optional<String> add(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("A regular expression has at most " + MAX_LENGTH + " characters.");
        }
        if (writtenOut(text) > MAX_WRITTEN_OUT) {
            return tooBig();
        }
        try {
            Pattern pattern = Pattern.compile(text);
            patterns.put(text, pattern);
            return pattern.programSize() > MAX_PROGRAM ? tooBig() : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("The regular expression cannot be read: " + e.getMessage());
        }
    }

    Map<String, Pattern> all() {
        return Map.copyOf(patterns);
    }

    /** At most that many characters, if all repetitions were within each other. */
    private static long writtenOut(String text) {
        long length = text.length();
        Matcher counts = COUNT.matcher(text);
        while (counts.find() && length <= MAX_WRITTEN_OUT) {
            length *= Math.max(1, Long.parseLong(counts.group(1)));
        }
        return length;
    }

    private static Optional<String> tooBig() {
        return Optional.of("The regular expression is too big: repeat less.");
    }
}
