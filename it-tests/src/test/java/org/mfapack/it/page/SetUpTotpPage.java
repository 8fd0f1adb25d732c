package org.mfapack.it.page;

import java.time.Instant;
import java.util.Map;
import org.mfapack.it.realm.Totp;

/** Keycloak's own page for setting up an authenticator app. */
public final class SetUpTotpPage extends Screen {

    public SetUpTotpPage(Browser browser) {
        super(browser, "input[name='totpSecret']");
    }

    /** The app that has read the page. */
    public Totp app() {
        return new Totp(fields().get("totpSecret"));
    }

    /** Keycloak reads the codes of apps by the clock of the machine, which the tests do not move. */
    public Browser confirm() {
        String code = app().codeAt(Instant.now());
        return browser().post(action(), Map.of("totpSecret", app().secret(), "totp", code, "userLabel", "app"));
    }

    public Browser cancel() {
        press("[name='cancel-aia']");
        return browser();
    }
}
