package org.mfapack.it.codes;

import java.net.MalformedURLException;
import org.htmlunit.html.DomElement;
import org.mfapack.it.page.Browser;

/** What the frame of Keycloak's pages offers by script. */
final class FrameLinks {

    private FrameLinks() {}

    static Browser language(Browser browser, String tag) {
        DomElement entry = browser.page().querySelector("option[value*='kc_locale=" + tag + "']");
        String link = entry.getAttribute("value");
        try {
            return browser.open(browser.page().getFullyQualifiedUrl(link).toString());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(link, e);
        }
    }
}
