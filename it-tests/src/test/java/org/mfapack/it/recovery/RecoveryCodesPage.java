package org.mfapack.it.recovery;

import java.util.List;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** The page that shows new recovery codes, once. */
public final class RecoveryCodesPage extends Screen {

    public RecoveryCodesPage(Browser browser) {
        super(browser, "#mfa-codes");
    }

    public List<String> codes() {
        return texts("#mfa-codes li");
    }

    boolean canBeDeclined() {
        return has("[name='skip']");
    }

    public Browser confirm() {
        press("[name='saved']");
        press("#mfa-submit");
        return browser();
    }

    Browser decline() {
        press("[name='skip']");
        return browser();
    }

    Browser cancel() {
        press("[name='cancel-aia']");
        return browser();
    }
}
