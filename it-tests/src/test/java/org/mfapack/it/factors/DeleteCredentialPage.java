package org.mfapack.it.factors;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Keycloak's own question before a credential goes. */
final class DeleteCredentialPage extends Screen {

    private final Browser browser;

    DeleteCredentialPage(Browser browser) {
        super(browser, "#kc-delete-text");
        this.browser = browser;
    }

    Browser accept() {
        press("#kc-accept");
        return browser;
    }

    Browser cancel() {
        press("#kc-decline");
        return browser;
    }
}
