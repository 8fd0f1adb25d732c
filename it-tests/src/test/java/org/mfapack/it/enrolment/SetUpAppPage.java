package org.mfapack.it.enrolment;

import java.util.Map;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

/** Keycloak's own page for setting up an authenticator app. */
final class SetUpAppPage extends Screen {

    private final Browser browser;

    SetUpAppPage(Browser browser) {
        super(browser, "input[name='totpSecret']");
        this.browser = browser;
    }

    Browser confirm(TestRealm realm) {
        String secret = fields().get("totpSecret");
        return browser.post(
                action(), Map.of("totpSecret", secret, "totp", realm.code(new Totp(secret)), "userLabel", "app"));
    }

    Browser cancel() {
        press("[name='cancel-aia']");
        return browser;
    }
}
