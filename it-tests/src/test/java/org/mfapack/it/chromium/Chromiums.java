package org.mfapack.it.chromium;

import org.openqa.selenium.WebDriverException;

/** The browser of a run: started when first needed, handed from test to test with nothing left in it. */
public final class Chromiums implements AutoCloseable {

    private Chromium idle;

    /** To be closed at the end of the test. */
    public synchronized Loan lend() {
        Chromium browser = idle == null ? Chromium.start() : idle;
        idle = null;
        return new Loan(this, browser);
    }

    private synchronized void takeBack(Chromium browser) {
        if (idle != null) {
            browser.close();
            return;
        }
        try {
            browser.forgetEverything();
            idle = browser;
        } catch (WebDriverException broken) {
            browser.close();
        }
    }

    @Override
    public synchronized void close() {
        if (idle != null) {
            idle.close();
        }
    }

    /** One test's use of it. */
    public record Loan(Chromiums owner, Chromium browser) implements AutoCloseable {

        @Override
        public void close() {
            owner.takeBack(browser);
        }
    }
}
