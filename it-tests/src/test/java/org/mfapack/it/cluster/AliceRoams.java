package org.mfapack.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.TwoNodes;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.mail.ReceivedMail;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.page.RawLogin.Answer;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/** What this room has in common: each request of Alice reaches the next node, or one that is named. */
@Tag("cluster")
@KeycloakTest(server = TwoNodes.class)
abstract class AliceRoams {

    static final String ALICE = "alice";
    static final String PASSWORD = "wonderland";
    static final String WRONG = "000000";
    static final String WRONG_RECOVERY = "0000-0000-00000";

    private static final Pattern STATE = Pattern.compile("data-state=\"([a-z]+)\"");

    TestRealm realm;
    Browser browser;
    MailBox mail;
    TwilioStandIn gateway;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, MailBox mailBox, TwilioStandIn standIn) {
        realm = emptyRealm;
        browser = alicesBrowser;
        mail = mailBox;
        gateway = standIn;
    }

    final String address() {
        return ALICE + "@" + realm.name() + ".example.org";
    }

    final String phone() {
        return "+4915127%06d".formatted(Integer.parseInt(realm.name().substring(1)));
    }

    final UserDraft alice() {
        return realm.user(ALICE).password(PASSWORD).role("default-roles-" + realm.name());
    }

    /** Password, then one of these for whoever has one of them. */
    final void secondFactors(Step... alternatives) {
        Step[] steps = new Step[alternatives.length + 1];
        steps[0] = Step.required("conditional-user-configured");
        System.arraycopy(alternatives, 0, steps, 1, alternatives.length);
        realm.flow("mfa").cookie().password().conditionalSecondFactor(steps);
    }

    /** Alice has a verified address; the flow asks for its code. */
    final void codesByEmail(String... options) {
        Step code = Step.required("mfa-email-code");
        for (int i = 0; i < options.length; i += 2) {
            code = code.with(options[i], options[i + 1]);
        }
        realm.flow("mfa").cookie().password().form(code);
        alice().verifiedEmail(address());
        realm.create();
    }

    /** Alice has recovery codes and nothing else, and is not asked for more after using one. */
    final List<String> recoveryCodes() {
        secondFactors(Step.alternative("mfa-recovery-code"));
        alice();
        realm.create();
        realm.changeRequiredAction("mfa-protect-account", action -> action.setEnabled(false));
        try (Browser other = new Browser()) {
            other.authorize(realm, Map.of("kc_action", "mfa-set-up-recovery-codes"))
                    .loginPage()
                    .signIn(ALICE, PASSWORD);
            NewCodesPage page = other.on(NewCodesPage::new);
            List<String> codes = page.codes();
            assertThat(page.keep().isAtApplication()).isTrue();
            return codes;
        }
    }

    final Browser signIn(Browser visitor) {
        return visitor.login(realm).signIn(ALICE, PASSWORD);
    }

    /** The password is right; the next page is there. */
    final RawLogin opened() {
        RawLogin login = new RawLogin(realm);
        login.password(ALICE, PASSWORD);
        return login;
    }

    /** The latest of so many codes by e-mail; more of them are too many. */
    final String mailed(int count) {
        return latest(count, () -> mail.messagesTo(address()).stream()
                .filter(message -> !message.subject().startsWith("Security notice"))
                .map(ReceivedMail::code)
                .toList());
    }

    final String texted(int count) {
        return latest(count, () -> gateway.messagesTo(phone()).stream()
                .map(message -> message.body()
                        .substring(message.body().lastIndexOf('#') + 1)
                        .strip())
                .toList());
    }

    private static String latest(int count, Supplier<List<String>> codes) {
        await("code " + count).untilAsserted(() -> assertThat(codes.get()).hasSizeGreaterThanOrEqualTo(count));
        assertThat(codes.get()).hasSize(count);
        return codes.get().get(count - 1);
    }

    /** The address of a form, or of anything else, at one of the nodes: 0 or 1. */
    final String at(int node, String url) {
        return url.replace(
                realm.server().baseUri().toString(),
                realm.server().nodes().get(node).baseUri().toString());
    }

    /** Sends forms at once, the first one to the first node, the next to the other, and so on. */
    final List<Answer> atOnce(int count, IntFunction<RawLogin> logins, IntFunction<String> codes) {
        List<CompletableFuture<Answer>> requests = IntStream.range(0, count)
                .mapToObj(i -> logins.apply(i)
                        .postAsync(at(i % 2, logins.apply(i).last().action()), Map.of("code", codes.apply(i))))
                .toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }

    /** One form to one node, without any redirect after it. */
    final Answer post(int node, RawLogin login, Map<String, String> form) {
        return login.postAsync(at(node, login.last().action()), form).join();
    }

    final List<EventRepresentation> refusals(String reason) {
        return realm.events("LOGIN_ERROR").stream()
                .filter(event -> event.getDetails() != null
                        && reason.equals(event.getDetails().get("mfa_reason")))
                .toList();
    }

    static boolean isLoggedIn(Answer answer) {
        return answer.isAtApplication() && answer.url().contains("code=");
    }

    /** What a page says of its code, for instance {@code blocked}. */
    static String stateOf(Answer answer) {
        Matcher state = STATE.matcher(answer.body());
        assertThat(state.find()).as(answer.status() + " " + answer.body()).isTrue();
        return state.group(1);
    }

    final void assertLoggedIn(Browser visitor) {
        assertThat(visitor.tokens().subject()).isEqualTo(realm.find(ALICE).getId());
    }
}
