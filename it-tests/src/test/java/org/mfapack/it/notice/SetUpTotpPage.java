package org.mfapack.it.notice;

import java.util.Map;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

/** Keycloak's own page for setting up an authenticator app. */
final class SetUpTotpPage extends Screen {

    private final Browser browser;

    SetUpTotpPage(Browser browser) {
        super(browser, "input[name='totpSecret']");
        this.browser = browser;
    }

    Browser confirm(TestRealm realm) {
        String secret = fields().get("totpSecret");
        return browser.post(
                action(), Map.of("totpSecret", secret, "totp", realm.code(new Totp(secret)), "userLabel", "app"));
    }
}
