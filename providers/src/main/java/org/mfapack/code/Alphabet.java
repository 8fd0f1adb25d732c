package org.mfapack.code;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The characters of a code, and how forgivingly a typed code is read (SPEC C1, C12). */
public enum Alphabet {
    /** Decimal digits, 3.3 bits each. */
    DIGITS("0123456789"),
    /** Base 32 without the letters that look like others, 5 bits each (Douglas Crockford, "Base 32"). */
    CROCKFORD("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

    /** What people and mail programs put between the characters of a code: spaces, dots and all kinds of dashes. */
    private static final String SEPARATORS = "[\\s\\p{Z}\\p{Pd}\\p{Cf}._]";

    private final String characters;

    Alphabet(String characters) {
        this.characters = characters;
    }

    /** The value of the option {@code mfa-code-alphabet}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Draws a code; each character has the same chance. */
    public String generate(SecureRandom random, int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(characters.charAt(random.nextInt(characters.length())));
        }
        return code.toString();
    }

    /**
     * Reads what a user typed or pasted as a code of the given length: full-width and other scripts' digits, separators,
     * and text around the code are understood. Input that holds no code comes back without separators, and compares
     * unequal to any code.
     */
    public String read(String input, int length) {
        String text = toPlainDigits(Normalizer.normalize(input, Normalizer.Form.NFKC));
        String bare = text.replaceAll(SEPARATORS, "");
        if (isCode(canonical(bare), length)) {
            return canonical(bare);
        }
        return canonical(
                switch (this) {
                    case DIGITS ->
                        find(
                                        text,
                                        "(?<![0-9])[0-9](?:" + SEPARATORS + "?[0-9]){" + (length - 1) + "}(?![0-9])",
                                        any -> true)
                                .replaceAll(SEPARATORS, "");
                    case CROCKFORD -> findWord(text, length);
                });
    }

    /** Words of a sentence are made of the same letters as codes: a code is marked by #, holds a digit, or is in capitals. */
    private String findWord(String text, int length) {
        String word = "(?<![\\p{L}\\p{N}])[0-9A-Za-z]{" + length + "}(?![\\p{L}\\p{N}])";
        String marked = find(text, "(?<=#)" + word.substring(word.indexOf(')') + 1), any -> true);
        if (!marked.isEmpty()) {
            return marked;
        }
        String withDigit = find(text, word, match -> match.chars().anyMatch(Character::isDigit));
        return withDigit.isEmpty()
                ? find(text, word, match -> match.equals(match.toUpperCase(Locale.ROOT)))
                : withDigit;
    }

    private static String find(String text, String pattern, Predicate<String> fits) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(fits)
                .findFirst()
                .orElse("");
    }

    private boolean isCode(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    private String canonical(String text) {
        if (this == DIGITS) {
            return text;
        }
        return text.toUpperCase(Locale.ROOT).replace('I', '1').replace('L', '1').replace('O', '0');
    }

    private static String toPlainDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
