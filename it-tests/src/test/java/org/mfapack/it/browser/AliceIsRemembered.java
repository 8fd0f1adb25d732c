package org.mfapack.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.htmlunit.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.CodePage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: Alice with codes by e-mail, and a browser that may be remembered. */
@KeycloakTest
abstract class AliceIsRemembered {

    static final Duration DAY = Duration.ofDays(1);
    static final String REMEMBER = "mfa-remember-browser";
    static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private static final String MARK = "MFA_BROWSER_";

    TestRealm realm;
    Browser browser;
    private MailBox mail;
    private final Map<String, Integer> codes = new HashMap<>();

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, MailBox mailBox) {
        realm = emptyRealm;
        browser = alicesBrowser;
        mail = mailBox;
        realm.with(it -> it.setSsoSessionMaxLifespan((int) DAY.toSeconds()))
                .with(it -> it.setSsoSessionIdleTimeout((int) DAY.toSeconds()));
    }

    /** Without factors. */
    final UserDraft person(String name) {
        return realm.user(name).password(name).role("default-roles-" + realm.name());
    }

    final UserDraft alice() {
        return person("alice").emailFactor(address("alice"));
    }

    final String address(String user) {
        return user + "@" + realm.name() + ".example";
    }

    /** Password, and in a browser that is not remembered one of these. */
    final void unlessRemembered(String... factors) {
        List<Step> steps = new ArrayList<>(List.of(
                Step.required("conditional-user-configured"), Step.required("mfa-condition-remembered-browser")));
        Stream.of(factors).map(Step::alternative).forEach(steps::add);
        realm.flow("mfa").cookie().password().conditionalSecondFactor(steps.toArray(Step[]::new));
    }

    final void options(String... namesAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        realm.configureRequiredAction(REMEMBER, options);
    }

    final Browser signIn(Browser tab, String user) {
        return tab.login(realm).signIn(user, user);
    }

    final Browser signIn() {
        return signIn(browser, "alice");
    }

    /** Keycloak takes the time of authenticator apps from the machine, which tests do not move. */
    static String appCode() {
        return TOTP.codeAt(Instant.now());
    }

    /** The next code that has not been used yet. */
    final String code(String user) {
        int number = codes.merge(user, 1, Integer::sum);
        await("code " + number).until(() -> codesTo(user).size() >= number);
        assertThat(codesTo(user)).hasSize(number);
        return codesTo(user).get(number - 1).code();
    }

    final List<ReceivedMail> codesTo(String user) {
        return mail.messagesTo(address(user)).stream()
                .filter(it -> !isNotice(it))
                .toList();
    }

    final List<ReceivedMail> noticesTo(String user) {
        return mail.messagesTo(address(user)).stream()
                .filter(AliceIsRemembered::isNotice)
                .toList();
    }

    private static boolean isNotice(ReceivedMail received) {
        return received.subject().matches("(Security notice|Sicherheitshinweis).*");
    }

    /** A whole login that ends with a browser being remembered. */
    final void rememberedLogin(Browser tab, String user) {
        signIn(tab, user).codePage().remember().enter(code(user));
        assertThat(tab.isAtApplication()).as(tab.html()).isTrue();
        assertThat(mark(tab)).isNotNull();
    }

    final void rememberedLogin() {
        rememberedLogin(browser, "alice");
    }

    /** The session ends, as when the browser was closed; what it is remembered by stays. */
    final Browser reopened(Browser tab) {
        tab.cookies().keySet().stream().filter(name -> !name.startsWith(MARK)).forEach(tab::removeCookie);
        return tab;
    }

    /** Whether only the password was asked. */
    final boolean isLetIn(Browser tab, String user) {
        return signIn(reopened(tab), user).isAtApplication();
    }

    /** Signs in where both factors are asked, up to the page of the code; each such page sends one. */
    final CodePage asked(Browser tab, String user) {
        return signIn(reopened(tab), user).codePage();
    }

    /** The same to the end, without a tick. */
    final void assertAsked(Browser tab, String user) {
        asked(tab, user).enter(code(user));
        assertThat(tab.isAtApplication()).as(tab.html()).isTrue();
    }

    final void assertAsked() {
        assertAsked(browser, "alice");
    }

    final void assertLetIn() {
        assertThat(isLetIn(browser, "alice")).as(browser.html()).isTrue();
    }

    /** The cookie that a browser is remembered by. */
    static Cookie mark(Browser tab) {
        return marks(tab).stream().findFirst().orElse(null);
    }

    static List<Cookie> marks(Browser tab) {
        return tab.client().getCookieManager().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith(MARK))
                .toList();
    }

    /** A thief's browser, or an older copy put back into the same one. */
    static Browser with(Browser tab, Cookie copy) {
        tab.client().getCookieManager().addCookie(copy);
        return tab;
    }

    /** So many copies of Alice's browser, each with the same token, that end a login at the same time. */
    final List<Browser> endAtOnce(int number) {
        List<Browser> tabs = Stream.generate(() -> with(new Browser(), mark(browser)))
                .limit(number)
                .toList();
        tabs.forEach(tab -> tab.login(realm));
        CompletableFuture.allOf(tabs.stream()
                        .map(tab ->
                                CompletableFuture.runAsync(() -> tab.loginPage().signIn("alice", "alice")))
                        .toArray(CompletableFuture[]::new))
                .join();
        return tabs;
    }

    final List<JsonNode> remembered(String user) {
        return StreamSupport.stream(realm.credentials(user).spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("mfa-browser"))
                .toList();
    }

    final List<JsonNode> remembered() {
        return remembered("alice");
    }

    final String credential(String type) {
        return StreamSupport.stream(realm.credentials("alice").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    final String userPath() {
        return "/" + realm.name() + "/users/" + realm.find("alice").getId();
    }

    /** Why browsers of Alice were forgotten, oldest first. */
    final List<String> reasons() {
        return realm.mfaEvents("forget", "alice").stream()
                .map(EventRepresentation::getDetails)
                .map(details -> details.get("mfa_reason"))
                .toList();
    }

    final void advance(Duration step) {
        realm.server().clock().advance(step);
    }
}
