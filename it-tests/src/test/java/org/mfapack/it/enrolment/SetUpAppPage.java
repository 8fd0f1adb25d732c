package org.mfapack.it.enrolment;

import java.time.Instant;
import java.util.Map;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.Totp;

/** Keycloak's own page for setting up an authenticator app. */
final class SetUpAppPage extends Screen {

    private final Browser browser;

    SetUpAppPage(Browser browser) {
        super(browser, "input[name='totpSecret']");
        this.browser = browser;
    }

    /** Keycloak reads the codes of apps by the clock of the machine, which the tests do not move. */
    Browser confirm() {
        String secret = fields().get("totpSecret");
        String code = new Totp(secret).codeAt(Instant.now());
        return browser.post(action(), Map.of("totpSecret", secret, "totp", code, "userLabel", "app"));
    }

    Browser cancel() {
        press("[name='cancel-aia']");
        return browser;
    }
}
