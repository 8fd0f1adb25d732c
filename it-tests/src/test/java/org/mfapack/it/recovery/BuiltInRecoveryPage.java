package org.mfapack.it.recovery;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Keycloak's own page for a recovery code. */
public final class BuiltInRecoveryPage extends Screen {

    public BuiltInRecoveryPage(Browser browser) {
        super(browser, "input[name='recoveryCodeInput']");
    }

    public Browser enter(String code) {
        fill("recoveryCodeInput", code);
        press("#kc-login");
        return browser();
    }
}
