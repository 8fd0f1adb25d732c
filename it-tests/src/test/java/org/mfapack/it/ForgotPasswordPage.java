package org.mfapack.it;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

final class ForgotPasswordPage extends Screen {

    ForgotPasswordPage(Browser browser) {
        super(browser, "#kc-reset-password-form");
    }

    Browser submit(String username) {
        fill("username", username);
        press("#kc-reset-password-form [type='submit']");
        return browser();
    }
}
