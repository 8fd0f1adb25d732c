package org.mfapack.it.page;

import java.util.List;

/** The page of a code when there is none to enter: not delivered, not sent, expired, used up, blocked. */
public final class ClosedCodePage extends Screen {

    private static final String OTHER_WAY = "#mfa-other-ways[open] button[name='authenticationExecution']";

    public ClosedCodePage(Browser browser) {
        super(browser, "#mfa-state");
    }

    /** For instance {@code expired}. */
    public String state() {
        return browser().page().getHtmlElementById("mfa").getAttribute("data-state");
    }

    public boolean offersResend() {
        return has("[name='resend']:not([disabled])");
    }

    public Browser resend() {
        press("[name='resend']");
        return browser();
    }

    /** The other factors as the visitor sees them, without having to open anything. */
    public List<String> otherWays() {
        return browser().page().querySelectorAll(OTHER_WAY + " .mfa-choice-title").stream()
                .map(title -> title.asNormalizedText())
                .toList();
    }

    /** Takes the first of the other factors. */
    public Browser takeOtherWay() {
        press(OTHER_WAY);
        return browser();
    }
}
