package org.mfapack.it.page;

/** Asks whose password was forgotten. */
public final class ForgotPasswordPage extends Screen {

    public ForgotPasswordPage(Browser browser) {
        super(browser, "#kc-reset-password-form");
    }

    public Browser submit(String username) {
        fill("username", username);
        press("#kc-reset-password-form [type='submit']");
        return browser();
    }
}
