package org.mfapack.it.recovery;

import java.util.List;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;

/** The page that asks for a recovery code. */
public final class RecoveryCodePage extends Screen {

    private static final String OTHER_WAY = "#mfa-other-ways button";

    public RecoveryCodePage(Browser browser) {
        super(browser, "#mfa[data-channel='recovery']");
    }

    public Browser enter(String code) {
        fill("code", code);
        press("#mfa-submit");
        return browser();
    }

    /** {@code open}, {@code blocked}, {@code disabled} or {@code unavailable}. */
    String state() {
        return browser().page().getElementById("mfa").getAttribute("data-state");
    }

    List<String> otherWays() {
        return texts(OTHER_WAY);
    }

    Browser otherWay(String words) {
        press(OTHER_WAY, words);
        return browser();
    }
}
