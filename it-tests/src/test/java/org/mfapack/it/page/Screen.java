package org.mfapack.it.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** What all pages of a login have in common. A page object is made on the page that it describes, or not at all. */
public abstract class Screen {

    private static final String TRY_ANOTHER_WAY = "kc-select-try-another-way-form";

    private final Browser browser;

    /** @param sign a selector that only this page answers to */
    protected Screen(Browser browser, String sign) {
        this.browser = browser;
        HtmlPage page = browser.page();
        if (page.querySelector(sign) == null) {
            throw new AssertionError("expected " + getClass().getSimpleName() + " but status " + browser.status()
                    + " at " + browser.url() + "\n" + browser.text());
        }
    }

    protected final Browser browser() {
        return browser;
    }

    public final String title() {
        return Optional.ofNullable(browser.page().getElementById("kc-page-title"))
                .map(DomElement::asNormalizedText)
                .orElse("");
    }

    public final String text() {
        return browser.text();
    }

    /** The alert or the message at the field, empty if there is none. */
    public final String message() {
        return browser.page().querySelectorAll(".pf-v5-c-alert__title, [id^=input-error]").stream()
                .map(node -> node.asNormalizedText().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    public final boolean offersAnotherWay() {
        return browser.page().getElementById(TRY_ANOTHER_WAY) != null;
    }

    public final SelectAuthenticatorPage tryAnotherWay() {
        HtmlForm form = browser.page().getHtmlElementById(TRY_ANOTHER_WAY);
        browser.post(absolute(form), Map.of("tryAnotherWay", "on"));
        return browser.selectAuthenticatorPage();
    }

    /** Where "restart login" beside the user name leads. */
    public final String restartLink() {
        String script = browser.page().getHtmlElementById("reset-login").getAttribute("onclick");
        return absolute(script.substring(script.indexOf('\'') + 1, script.lastIndexOf('\'')));
    }

    /** The address that the page's main form goes to; with {@link #fields} all that a replay needs. */
    public final String action() {
        return absolute(form());
    }

    /** The page's own fields as they would be sent, buttons left out. */
    public final Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (HtmlElement element : form().getElementsByTagName("input")) {
            HtmlInput input = (HtmlInput) element;
            if (!input.getNameAttribute().isEmpty() && !input.getTypeAttribute().equals("submit")) {
                fields.put(input.getNameAttribute(), input.getValue());
            }
        }
        return fields;
    }

    public final boolean has(String selector) {
        return browser.page().querySelector(selector) != null;
    }

    protected final void fill(String field, String value) {
        HtmlInput input = browser.page().querySelector("input[name='" + field + "']");
        if (input == null) {
            throw new AssertionError("no field " + field + " on\n" + browser.text());
        }
        input.setValue(value);
    }

    protected final void press(String selector) {
        HtmlElement button = browser.page().querySelector(selector);
        if (button == null) {
            throw new AssertionError("nothing to press at " + selector + " on\n" + browser.text());
        }
        click(button);
    }

    private static void click(HtmlElement button) {
        try {
            button.click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each element says, bare of the invisible marks of writing direction. */
    protected final List<String> texts(String selector) {
        return browser.page().querySelectorAll(selector).stream()
                .map(node -> node.asNormalizedText().replaceAll("\\p{Cf}", ""))
                .toList();
    }

    /** Presses the one among several that has these words. */
    protected final void press(String selector, String words) {
        List<String> texts = texts(selector);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).contains(words)) {
                click((HtmlElement) browser.page().querySelectorAll(selector).get(i));
                return;
            }
        }
        throw new AssertionError("nothing named " + words + " among " + texts);
    }

    private HtmlForm form() {
        return browser.page().getForms().stream()
                .filter(form -> !form.getId().equals(TRY_ANOTHER_WAY))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form on\n" + browser.text()));
    }

    private String absolute(HtmlForm form) {
        return absolute(form.getActionAttribute());
    }

    private String absolute(String reference) {
        try {
            return browser.page().getFullyQualifiedUrl(reference).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
