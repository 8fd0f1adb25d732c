package org.mfapack.it.enrolment;

import java.util.List;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** "Protect your account": which factor to set up. */
public final class ChoicePage extends Screen {

    private static final String CHOICE = "#mfa-choices-form button";

    private final Browser browser;

    public ChoicePage(Browser browser) {
        super(browser, "#mfa[data-reason]");
        this.browser = browser;
    }

    /** The headings from top to bottom. */
    public List<String> choices() {
        return texts(CHOICE + " .mfa-choice-title");
    }

    List<String> enrolled() {
        return texts("#mfa-enrolled li");
    }

    public Browser choose(String words) {
        press(CHOICE, words);
        return browser;
    }

    public boolean offersSkip() {
        return has("[name='skip']");
    }

    public Browser skip() {
        press("[name='skip']");
        return browser;
    }

    Browser cancel() {
        press("[name='cancel-aia']");
        return browser;
    }

    String preferred() {
        return browser.page()
                .querySelector("input[name='preferred'][checked]")
                .getAttributes()
                .getNamedItem("value")
                .getNodeValue();
    }
}
