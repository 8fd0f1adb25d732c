package org.mfapack.it.notice;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Asks with which of the user's factors to confirm; or tells that none will do. */
final class ConfirmPage extends Screen {

    private final Browser browser;

    ConfirmPage(Browser browser) {
        super(browser, "#mfa-confirm-form, #mfa-refused");
        this.browser = browser;
    }

    Browser choose(String words) {
        press("#mfa-confirm-form button", words);
        return browser;
    }

    Browser cancel() {
        press("#mfa-cancel");
        return browser;
    }
}
