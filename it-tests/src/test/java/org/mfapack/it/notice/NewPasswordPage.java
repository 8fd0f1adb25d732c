package org.mfapack.it.notice;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Keycloak's own page for a new password. */
public final class NewPasswordPage extends Screen {

    public NewPasswordPage(Browser browser) {
        super(browser, "input[name='password-new']");
    }

    public void choose(String password) {
        fill("password-new", password);
        fill("password-confirm", password);
        press("#kc-passwd-update-form [type='submit']:not([name='cancel-aia'])");
    }
}
