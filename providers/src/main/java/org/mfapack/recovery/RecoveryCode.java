package org.mfapack.recovery;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.mfapack.code.Alphabet;

/** One recovery code in the clear: it exists on the page that shows it and in the request that enters it, nowhere else. */
final class RecoveryCode {

    private static final int GROUP = 4;

    private final String characters;

    private RecoveryCode(String characters) {
        this.characters = characters;
    }

    /** Five bits per character: 13 of them are the fewest that hold 64 bits (SPEC R1). */
    static RecoveryCode draw(SecureRandom random, int length) {
        return new RecoveryCode(Alphabet.CROCKFORD.generate(random, length));
    }

    /** What a user typed; of another length or with other characters it is a code that nobody has. */
    static RecoveryCode read(String input, int length) {
        String characters = Alphabet.CROCKFORD.read(input, length);
        return new RecoveryCode(characters.length() == length ? characters : "-".repeat(length));
    }

    String characters() {
        return characters;
    }

    /** In groups of four, the last one of five when a single character would remain: {@code XXXX-XXXX-XXXXX}. */
    String shown() {
        List<String> groups = new ArrayList<>();
        int start = 0;
        while (characters.length() - start > GROUP + 1) {
            groups.add(characters.substring(start, start + GROUP));
            start += GROUP;
        }
        groups.add(characters.substring(start));
        return String.join("-", groups);
    }

    /** Never the code itself, wherever this may be logged. */
    @Override
    public String toString() {
        return "recovery code";
    }
}
