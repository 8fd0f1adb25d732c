package org.mfapack.it.page;

/** User name and password on one page. */
public final class LoginPage extends Screen {

    LoginPage(Browser browser) {
        super(browser, "#kc-form-login input[name='username']");
    }

    public Browser signIn(String username, String password) {
        fill("username", username);
        fill("password", password);
        press("#kc-login");
        return browser();
    }

    /** Only the user name, on a page that asks for no password yet. */
    public Browser username(String username) {
        fill("username", username);
        press("#kc-login");
        return browser();
    }

    public Browser forgotPassword() {
        press("a[href*='reset-credentials']");
        return browser();
    }
}
