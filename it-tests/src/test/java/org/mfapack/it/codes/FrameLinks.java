package org.mfapack.it.codes;

import java.net.MalformedURLException;
import org.htmlunit.html.DomElement;
import org.mfapack.it.page.Browser;

/** What the frame of Keycloak's pages offers by script: other languages, a new start. */
final class FrameLinks {

    private FrameLinks() {}

    static Browser language(Browser browser, String tag) {
        DomElement entry = browser.page().querySelector("option[value*='kc_locale=" + tag + "']");
        return follow(browser, entry.getAttribute("value"));
    }

    /** The button beside the user's name. */
    static Browser restart(Browser browser) {
        String script = browser.page().getHtmlElementById("reset-login").getAttribute("onclick");
        return follow(browser, script.substring(script.indexOf('\'') + 1, script.lastIndexOf('\'')));
    }

    private static Browser follow(Browser browser, String link) {
        try {
            return browser.open(browser.page().getFullyQualifiedUrl(link).toString());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(link, e);
        }
    }
}
