package org.mfapack.it.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.StringWebResponse;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.http.Cookie;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.WebConnectionWrapper;
import org.mfapack.it.realm.TestRealm;

/**
 * One visitor's browser with cookies of its own, without JavaScript unless asked for. It stops where the application's
 * redirect address begins, so that no application is needed.
 */
public final class Browser implements AutoCloseable {

    private final WebClient client = new WebClient(BrowserVersion.CHROME);
    private final LoopbackCookies cookies;
    private TestRealm realm;

    public Browser() {
        this(new LoopbackCookies());
    }

    private Browser(LoopbackCookies cookies) {
        this.cookies = cookies;
        client.setCookieManager(cookies);
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setThrowExceptionOnScriptError(false);
        client.setWebConnection(new StopAtApplication(client));
    }

    public Browser withJavaScript() {
        client.getOptions().setJavaScriptEnabled(true);
        return this;
    }

    /** For instance {@code Accept-Language} or {@code User-Agent}, sent with each request from now on. */
    public Browser header(String name, String value) {
        client.addRequestHeader(name, value);
        return this;
    }

    /** Asks for a login as the client {@code app}; shows whatever the realm's flow begins with. */
    public LoginPage login(TestRealm realm) {
        authorize(realm, Map.of());
        return loginPage();
    }

    /** The same with more parameters, for instance {@code acr_values} or {@code prompt}; any page may follow. */
    public Browser authorize(TestRealm realm, Map<String, String> parameters) {
        this.realm = realm;
        return open(AuthorizationRequest.url(realm, parameters));
    }

    public Browser open(String url) {
        try {
            client.getPage(url);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Browser refresh() {
        try {
            page().refresh();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The browser's back button. */
    public Browser back() {
        try {
            client.getCurrentWindow().getHistory().back();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a form as it might come from anywhere: replayed, altered, forged. */
    public Browser post(String url, Map<String, String> form) {
        try {
            WebRequest request = new WebRequest(new URL(url), HttpMethod.POST);
            request.setRequestParameters(form.entrySet().stream()
                    .map(field -> new NameValuePair(field.getKey(), field.getValue()))
                    .toList());
            client.getPage(request);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LoginPage loginPage() {
        return on(LoginPage::new);
    }

    public PasswordPage passwordPage() {
        return on(PasswordPage::new);
    }

    public CodePage codePage() {
        return on(CodePage::new);
    }

    public TotpPage totpPage() {
        return on(TotpPage::new);
    }

    public SelectAuthenticatorPage selectAuthenticatorPage() {
        return on(SelectAuthenticatorPage::new);
    }

    public SetUpAddressPage setUpAddressPage() {
        return on(SetUpAddressPage::new);
    }

    /** The current page as one of the page objects, which checks that it is that page. */
    public <P extends Screen> P on(Function<Browser, P> screen) {
        return screen.apply(this);
    }

    /** The page as it is; fails when the browser is already back at the application. */
    public HtmlPage page() {
        if (current() instanceof HtmlPage page && !isAtApplication()) {
            return page;
        }
        throw new AssertionError("no page of the server but " + current().getUrl());
    }

    public int status() {
        return current().getWebResponse().getStatusCode();
    }

    /** What a visitor reads. */
    public String text() {
        return page().asNormalizedText();
    }

    public String html() {
        return current().getWebResponse().getContentAsString();
    }

    public String url() {
        return current().getUrl().toString();
    }

    public boolean isAtApplication() {
        return url().startsWith(TestRealm.REDIRECT_URI);
    }

    /** A parameter of the redirect to the application: {@code code}, {@code error}, {@code kc_action_status}, ... */
    public Optional<String> returned(String parameter) {
        if (!isAtApplication()) {
            throw new AssertionError("not back at the application but at " + url() + "\n" + text());
        }
        return AuthorizationRequest.parameter(url(), parameter);
    }

    /** Redeems the code that the application got. */
    public Tokens tokens() {
        String code = returned("code").orElseThrow(() -> new AssertionError("no code in " + url()));
        return Tokens.redeem(realm, code);
    }

    /** A cookie with the attributes that the server gave it. */
    public Optional<Cookie> cookie(String name) {
        return cookies.asSet(name);
    }

    public Map<String, String> cookies() {
        Map<String, String> values = new LinkedHashMap<>();
        cookies.getCookies().forEach(cookie -> values.put(cookie.getName(), cookie.getValue()));
        return values;
    }

    public Browser removeCookie(String name) {
        Optional.ofNullable(cookies.getCookie(name)).ifPresent(cookies::removeCookie);
        return this;
    }

    public Browser clearCookies() {
        cookies.clearCookies();
        return this;
    }

    /** A second tab: the same cookies, a login of its own. */
    public Browser newTab() {
        Browser tab = new Browser(cookies);
        tab.realm = realm;
        return tab;
    }

    public WebClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private Page current() {
        return client.getCurrentWindow().getEnclosedPage();
    }

    private static final class StopAtApplication extends WebConnectionWrapper {

        StopAtApplication(WebClient client) {
            super(client);
        }

        @Override
        public WebResponse getResponse(WebRequest request) throws IOException {
            if (request.getUrl().toString().startsWith(TestRealm.REDIRECT_URI)) {
                return new StringWebResponse("<html><body>application</body></html>", request.getUrl());
            }
            return super.getResponse(request);
        }
    }
}
