package org.mfapack.it.page;

import java.util.List;

/** "Try another way": one entry per usable factor. */
public final class SelectAuthenticatorPage extends Screen {

    private static final String ENTRY = "button[name='authenticationExecution']";

    SelectAuthenticatorPage(Browser browser) {
        super(browser, ENTRY);
    }

    /** The entries from top to bottom, each with its heading and its description. */
    public List<String> entries() {
        return texts(ENTRY);
    }

    public Browser choose(String wordsOfEntry) {
        press(ENTRY, wordsOfEntry);
        return browser();
    }
}
