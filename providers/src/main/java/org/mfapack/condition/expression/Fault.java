package org.mfapack.condition.expression;

/**
 * Why a text is no expression that can be used.
 *
 * @param line from 1
 * @param column from 1
 * @param message for the operator
 */
record Fault(int line, int column, String message) implements Compilation {

    private static final int MAX_MESSAGE = 200;

    Fault {
        message = plain(message);
    }

    /** A message of the library in one line, with operators as they are written. */
    static String plain(String message) {
        String plain = message.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("'[_@](.+?)_?'", "'$1'")
                .replace(" (in container '')", "")
                .replaceFirst("^evaluation error at <input>:\\d+: ", "")
                .strip();
        return plain.length() > MAX_MESSAGE ? plain.substring(0, MAX_MESSAGE) + "..." : plain;
    }

    /** For instance {@code line 1, column 9: undefined field 'rolez'}. */
    String text() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
