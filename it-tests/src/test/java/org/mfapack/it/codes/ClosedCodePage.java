package org.mfapack.it.codes;

import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.page.Screen;

/** The same page when no code can be entered: expired, used up, blocked, nothing can be sent. */
final class ClosedCodePage extends Screen {

    ClosedCodePage(Browser browser) {
        super(browser, "#mfa[data-state]:not([data-state='open'])");
    }

    /** For instance {@code expired}. */
    String state() {
        return browser().page().getHtmlElementById("mfa").getAttribute("data-state");
    }

    boolean offersResend() {
        return has("[name='resend']:not([disabled])");
    }

    CodePage resend() {
        press("[name='resend']");
        return browser().codePage();
    }
}
