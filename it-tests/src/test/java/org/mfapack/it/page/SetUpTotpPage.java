package org.mfapack.it.page;

import java.time.Instant;
import java.util.Map;
import org.mfapack.it.realm.Totp;

/** Keycloak's own page for setting up an authenticator app. */
public final class SetUpTotpPage extends Screen {

    public SetUpTotpPage(Browser browser) {
        super(browser, "input[name='totpSecret']");
    }

    /** Keycloak reads the codes of apps by the clock of the machine, which the tests do not move. */
    public Browser confirm() {
        String secret = fields().get("totpSecret");
        String code = new Totp(secret).codeAt(Instant.now());
        return browser().post(action(), Map.of("totpSecret", secret, "totp", code, "userLabel", "app"));
    }

    public Browser cancel() {
        press("[name='cancel-aia']");
        return browser();
    }
}
