package org.mfapack.it.browser;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** "Remember this browser?" at the end of a login. */
final class RememberQuestionPage extends Screen {

    RememberQuestionPage(Browser browser) {
        super(browser, "#mfa-remember-form");
    }

    Browser yes() {
        press("[name='remember']");
        return browser();
    }

    Browser no() {
        press("[name='skip']");
        return browser();
    }
}
