package org.mfapack.it.page;

/** The page that asks for a code of the pack: login, enrolment, passwordless, reset. */
public final class CodePage extends Screen {

    CodePage(Browser browser) {
        super(browser, "input[name='code']");
    }

    public Browser enter(String code) {
        fill("code", code);
        press("form:has(input[name='code']) [type='submit']:not([name='resend']):not([name='destination'])"
                + ":not([name='cancel-aia'])");
        return browser();
    }

    /** Ticks "remember this browser" before the code is entered. */
    public CodePage remember() {
        press("input[name='remember']");
        return this;
    }

    public boolean offersResend() {
        return has("[name='resend']:not([disabled])");
    }

    public CodePage resend() {
        press("[name='resend']");
        return browser().codePage();
    }

    /** Has the code sent to another of the user's addresses. */
    public CodePage destination(String value) {
        press("[name='destination'][value='" + value + "']");
        return browser().codePage();
    }
}
