package org.mfapack.it.page;

/** Keycloak's page for the password of a user who is already known. */
public final class PasswordPage extends Screen {

    PasswordPage(Browser browser) {
        super(browser, "#kc-form-login input[name='password']");
    }

    public Browser password(String password) {
        fill("password", password);
        press("#kc-login");
        return browser();
    }
}
