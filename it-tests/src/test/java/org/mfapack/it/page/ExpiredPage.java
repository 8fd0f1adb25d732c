package org.mfapack.it.page;

/** What Keycloak answers when a form is sent twice, as a refresh does without JavaScript. */
public final class ExpiredPage extends Screen {

    private static final String CONTINUE = "a#loginContinueLink";

    public ExpiredPage(Browser browser) {
        super(browser, CONTINUE);
    }

    /** Back to where the login stands. */
    public Browser goOn() {
        press(CONTINUE);
        return browser();
    }
}
