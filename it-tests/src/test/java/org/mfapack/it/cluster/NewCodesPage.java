package org.mfapack.it.cluster;

import java.util.List;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** New recovery codes, shown once. */
final class NewCodesPage extends Screen {

    private static final String CODE = "#mfa-codes li";

    NewCodesPage(Browser browser) {
        super(browser, CODE);
    }

    List<String> codes() {
        return texts(CODE);
    }

    Browser keep() {
        press("[name='saved']");
        press("#mfa-submit");
        return browser();
    }
}
