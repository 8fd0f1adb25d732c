package org.mfapack.it.page;

/** Enrolment, first step: which address, and what to call it. */
public final class SetUpAddressPage extends Screen {

    SetUpAddressPage(Browser browser) {
        super(browser, "input[name='address']");
    }

    public Browser submit(String address, String label) {
        fill("address", address);
        fill("label", label);
        press("form:has(input[name='address']) [type='submit']:not([name='cancel-aia'])");
        return browser();
    }

    public Browser cancel() {
        press("[name='cancel-aia']");
        return browser();
    }
}
