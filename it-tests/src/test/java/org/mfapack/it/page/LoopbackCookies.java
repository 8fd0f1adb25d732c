package org.mfapack.it.page;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.htmlunit.CookieManager;
import org.htmlunit.http.Cookie;

/**
 * Real browsers trust loopback addresses and send Secure cookies to them; HtmlUnit does not, so it keeps them without
 * the flag. {@link #asSet} tells what the server said.
 */
final class LoopbackCookies extends CookieManager {

    private static final long serialVersionUID = 1L;

    private final Map<String, Cookie> asSet = new ConcurrentHashMap<>();

    Optional<Cookie> asSet(String name) {
        return Optional.ofNullable(getCookie(name)).map(kept -> asSet.getOrDefault(name, kept));
    }

    @Override
    public synchronized void addCookie(Cookie cookie) {
        asSet.put(cookie.getName(), cookie);
        super.addCookie(new Cookie(
                cookie.getDomain(),
                cookie.getName(),
                cookie.getValue(),
                cookie.getPath(),
                cookie.getExpires(),
                false,
                cookie.isHttpOnly(),
                cookie.getSameSite()));
    }
}
