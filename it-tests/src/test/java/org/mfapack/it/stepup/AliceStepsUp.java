package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.RealmRepresentation;
import org.mfapack.it.gateway.TextMessage;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Tokens;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: alice, who gives each factor that is asked of her, and notes which. */
@KeycloakTest
abstract class AliceStepsUp {

    static final String PASSWORD = "password";
    static final String SMS = "sms";
    static final String EMAIL = "email";
    static final String TOTP = "totp";

    static final Totp APP = new Totp("a-secret-of-twenty-b");

    private static final Pattern LAST_LINE = Pattern.compile("@\\S+ #(\\S+)\\s*$");
    private static final Duration SESSION = Duration.ofDays(60);

    TestRealm realm;
    Browser browser;
    private MailBox mail;
    private TwilioStandIn gateway;
    private int smsRead;
    private int mailRead;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, MailBox mailBox, TwilioStandIn smsGateway) {
        realm = emptyRealm.with(AliceStepsUp::longSessions);
        browser = alicesBrowser;
        mail = mailBox;
        gateway = smsGateway;
    }

    private static void longSessions(RealmRepresentation realm) {
        realm.setSsoSessionIdleTimeout((int) SESSION.toSeconds());
        realm.setSsoSessionMaxLifespan((int) SESSION.toSeconds());
    }

    final UserDraft alice() {
        return realm.user("alice").password(password()).role("default-roles-" + realm.name());
    }

    /** A session's cookie or a new sign-in, after which a flow can ask for more. */
    static Step signIn(Step... forms) {
        return Step.all("sign in", Step.alternative("auth-cookie"), Step.way("sign in by forms", forms));
    }

    static Step passwordForm() {
        return Step.required("auth-username-password-form");
    }

    String password() {
        return "wonderland";
    }

    Totp app() {
        return APP;
    }

    String phone() {
        return "+4915112%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    final String address() {
        return "alice@" + realm.name() + ".example";
    }

    final void passes(Duration time) {
        realm.server().clock().advance(time);
    }

    final Browser authorize(String... parameters) {
        return browser.authorize(realm, parameters(parameters));
    }

    static Map<String, String> parameters(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return parameters;
    }

    /** Has the application ask for a login, and gives what is asked for until the browser is back there. */
    final List<String> asked(String... parameters) {
        authorize(parameters);
        return answerAll();
    }

    final List<String> answerAll() {
        List<String> asked = new ArrayList<>();
        while (!browser.isAtApplication()) {
            assertThat(asked).as(browser.text()).hasSizeLessThan(5);
            asked.add(answer());
        }
        return asked;
    }

    /** Gives the factor that the page asks for, and tells which. */
    final String answer() {
        String page = shown();
        switch (page) {
            case SMS -> browser.codePage().enter(smsCode());
            case EMAIL -> browser.codePage().enter(emailCode());
            case TOTP -> browser.totpPage().enter(realm.code(app()));
            default -> enterPassword();
        }
        return page;
    }

    private void enterPassword() {
        if (browser.page().querySelector("input[name='username']:not([type='hidden'])") != null) {
            browser.loginPage().signIn("alice", password());
        } else {
            browser.passwordPage().password(password());
        }
    }

    /** Which factor the page asks for. */
    final String shown() {
        if (browser.page().querySelector("#mfa[data-channel='sms']") != null) {
            return SMS;
        } else if (browser.page().querySelector("#mfa[data-channel='email']") != null) {
            return EMAIL;
        } else if (browser.page().querySelector("input[name='otp']") != null) {
            return TOTP;
        } else if (browser.page().querySelector("#kc-form-login input[name='password']") != null) {
            return PASSWORD;
        }
        throw new AssertionError(browser.status() + " " + browser.url() + "\n" + browser.text());
    }

    /** The code of the latest message; one login's message is read before the next is sent. */
    final String smsCode() {
        int before = smsRead;
        await().until(() -> texts().size() > before);
        smsRead = texts().size();
        Matcher code = LAST_LINE.matcher(texts().get(smsRead - 1).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    final String emailCode() {
        String code = mail.awaitMessagesTo(address(), mailRead + 1).get(0).code();
        mailRead++;
        return code;
    }

    final List<TextMessage> texts() {
        return gateway.messagesTo(phone());
    }

    final int mails() {
        return mail.messagesTo(address()).size();
    }

    final Tokens tokens() {
        return browser.tokens();
    }

    /** The application gets tokens that say so, both of them. */
    final void assertAcr(String acr) {
        Tokens tokens = tokens();
        assertThat(tokens.acr()).isEqualTo(acr);
        assertThat(tokens.accessToken().path("acr").asText()).isEqualTo(acr);
    }

    /** The application is told of an error, and gets no code. */
    final void assertError(String error) {
        assertThat(browser.returned("error")).contains(error);
        assertThat(browser.returned("code")).isEmpty();
    }

    /** A passive request for which a page would have been needed. */
    final void assertRefused() {
        assertThat(browser.returned("error").orElse("")).isIn("login_required", "interaction_required");
        assertThat(browser.returned("code")).isEmpty();
    }

    static long authTime(Tokens tokens) {
        return tokens.idToken().path("auth_time").asLong();
    }

    final long now() {
        return realm.server().clock().now().getEpochSecond();
    }
}
