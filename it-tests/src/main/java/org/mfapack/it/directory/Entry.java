package org.mfapack.it.directory;

import java.util.Objects;

/**
 * What a directory knows of one person.
 *
 * @param email empty if there is none
 */
public record Entry(String username, String password, String email, boolean verified, boolean enabled) {

    private static final String SEPARATOR = "\t";

    public Entry {
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
        Objects.requireNonNull(email);
    }

    static Entry parse(String text) {
        String[] fields = text.split(SEPARATOR, -1);
        return new Entry(
                fields[0], fields[1], fields[2], Boolean.parseBoolean(fields[3]), Boolean.parseBoolean(fields[4]));
    }

    public String text() {
        return String.join(SEPARATOR, username, password, email, Boolean.toString(verified), Boolean.toString(enabled));
    }
}
