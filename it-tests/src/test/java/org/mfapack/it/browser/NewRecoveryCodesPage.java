package org.mfapack.it.browser;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** New recovery codes, shown once. */
final class NewRecoveryCodesPage extends Screen {

    private static final String CODE = "#mfa-codes li";

    NewRecoveryCodesPage(Browser browser) {
        super(browser, CODE);
    }

    String keepAndTakeOne() {
        String code = texts(CODE).get(0);
        press("#saved");
        press("#mfa-submit");
        return code;
    }
}
