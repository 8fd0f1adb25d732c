package org.mfapack.it.page;

import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;

/** "Try another way": one entry per usable factor. */
public final class SelectAuthenticatorPage extends Screen {

    private static final String ENTRY = "li:has(input[name='authenticationExecution'])";

    SelectAuthenticatorPage(Browser browser) {
        super(browser, ENTRY);
    }

    /** The entries from top to bottom, each with its heading and its description. */
    public List<String> entries() {
        return texts(ENTRY);
    }

    /** Keycloak's page has no buttons but scripts; what they send is sent here. */
    public Browser choose(String wordsOfEntry) {
        List<String> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).contains(wordsOfEntry)) {
                DomNode entry = browser().page().querySelectorAll(ENTRY).get(i);
                HtmlInput execution = entry.querySelector("input[name='authenticationExecution']");
                return browser().post(action(), Map.of("authenticationExecution", execution.getValue()));
            }
        }
        throw new AssertionError("no way named " + wordsOfEntry + " among " + entries);
    }
}
