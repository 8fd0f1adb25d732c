package org.mfapack.it.notice;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** Keycloak's question before it removes a credential. */
final class DeleteCredentialPage extends Screen {

    DeleteCredentialPage(Browser browser) {
        super(browser, "#kc-accept");
    }

    void confirm() {
        press("#kc-accept");
    }
}
