package org.mfapack.it.page;

/** Keycloak's own question before a credential goes. */
public final class DeleteCredentialPage extends Screen {

    public DeleteCredentialPage(Browser browser) {
        super(browser, "#kc-delete-text");
    }

    public Browser accept() {
        press("#kc-accept");
        return browser();
    }

    public Browser cancel() {
        press("#kc-decline");
        return browser();
    }
}
