package org.mfapack.it.recovery;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Keycloak's own page for a recovery code. */
final class BuiltInRecoveryPage extends Screen {

    BuiltInRecoveryPage(Browser browser) {
        super(browser, "input[name='recoveryCodeInput']");
    }

    Browser enter(String code) {
        fill("recoveryCodeInput", code);
        press("#kc-login");
        return browser();
    }
}
