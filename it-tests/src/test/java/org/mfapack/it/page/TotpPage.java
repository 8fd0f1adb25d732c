package org.mfapack.it.page;

/** Keycloak's own page for the code of an authenticator app. */
public final class TotpPage extends Screen {

    TotpPage(Browser browser) {
        super(browser, "input[name='otp']");
    }

    public Browser enter(String code) {
        fill("otp", code);
        press("#kc-login");
        return browser();
    }
}
