package org.mfapack.it.page;

import java.util.List;

/** The page that asks for a code of the pack: login, enrolment, passwordless, reset. */
public final class CodePage extends Screen {

    private static final String OTHER_DESTINATION = "#mfa-other-destinations button";
    private static final String OTHER_WAY = "#mfa-other-ways button";

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

    /** In an enrolment: back to the page of the address. */
    public SetUpAddressPage change() {
        press("[name='change']");
        return browser().setUpAddressPage();
    }

    /** Gives up what the application asked for. */
    public Browser cancel() {
        press("[name='cancel-aia']");
        return browser();
    }

    /** The user's other addresses that the code could go to, from top to bottom. */
    public List<String> otherDestinations() {
        return texts(OTHER_DESTINATION);
    }

    /** Has the code sent to another of the user's addresses, by what the page says of it. */
    public CodePage otherDestination(String words) {
        press(OTHER_DESTINATION, words);
        return browser().codePage();
    }

    /** The other factors that the page offers, from top to bottom. */
    public List<String> otherWays() {
        return texts(OTHER_WAY);
    }

    public Browser otherWay(String words) {
        press(OTHER_WAY, words);
        return browser();
    }

    /** Has the code sent to another of the user's addresses. */
    public CodePage destination(String value) {
        press("[name='destination'][value='" + value + "']");
        return browser().codePage();
    }
}
