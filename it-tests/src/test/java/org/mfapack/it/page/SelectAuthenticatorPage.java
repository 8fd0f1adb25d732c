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
        return browser().page().querySelectorAll(ENTRY).stream()
                .map(entry -> entry.asNormalizedText())
                .toList();
    }

    public Browser choose(String wordsOfEntry) {
        List<String> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).contains(wordsOfEntry)) {
                String value = browser()
                        .page()
                        .querySelectorAll(ENTRY)
                        .get(i)
                        .getAttributes()
                        .getNamedItem("value")
                        .getNodeValue();
                press(ENTRY + "[value='" + value + "']");
                return browser();
            }
        }
        throw new AssertionError("no way named " + wordsOfEntry + " among " + entries);
    }
}
