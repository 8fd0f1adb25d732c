package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.UserDraft;

/** What the scenarios of this room have in common: a realm that takes recovery codes, and a user with a password. */
@KeycloakTest
abstract class AliceRecovers {

    static final String ALICE = "alice";
    static final String PASSWORD = "wonderland";
    static final String TYPE = "mfa-recovery-codes";
    static final String SET_UP = "mfa-set-up-recovery-codes";
    static final String PROTECT = "mfa-protect-account";
    static final String WRONG = "0000-0000-00000";

    static final Step[] EVERY_FACTOR = {
        Step.alternative("auth-otp-form"),
        Step.alternative("mfa-sms-code"),
        Step.alternative("mfa-email-code"),
        recoveryCode()
    };

    TestRealm realm;
    Browser browser;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser) {
        realm = emptyRealm;
        browser = alicesBrowser;
    }

    final UserDraft alice() {
        return realm.user(ALICE).password(PASSWORD).role("default-roles-" + realm.name());
    }

    /** Second factors only for those who have one. */
    final void secondFactors(Step... alternatives) {
        Step[] steps = new Step[alternatives.length + 1];
        steps[0] = Step.required("conditional-user-configured");
        System.arraycopy(alternatives, 0, steps, 1, alternatives.length);
        realm.flow("mfa").cookie().password().conditionalSecondFactor(steps);
    }

    static Step recoveryCode() {
        return Step.alternative("mfa-recovery-code");
    }

    /** Alice has nothing but these. */
    final List<String> onlyRecoveryCodes() {
        secondFactors(recoveryCode());
        alice();
        create();
        return enrol();
    }

    /** Without the page that a recovery code leads to, which has tests of its own. */
    final void create() {
        realm.create();
        if (hasProtectAction()) {
            realm.changeRequiredAction(PROTECT, action -> action.setEnabled(false));
        }
    }

    final boolean hasProtectAction() {
        return StreamSupport.stream(
                        realm.admin("/authentication/required-actions").spliterator(), false)
                .anyMatch(action -> action.path("alias").asText().equals(PROTECT));
    }

    /** Sets up codes by {@code kc_action} in a browser of its own. */
    final List<String> enrol() {
        try (Browser other = new Browser()) {
            other.authorize(realm, Map.of("kc_action", SET_UP)).loginPage().signIn(ALICE, PASSWORD);
            RecoveryCodesPage page = other.on(RecoveryCodesPage::new);
            List<String> codes = page.codes();
            assertThat(page.confirm().returned("kc_action_status")).contains("success");
            return codes;
        }
    }

    /** Signs in, if need be, for something that the application wants done: {@code kc_action}. */
    final void signInFor(String action) {
        browser.authorize(realm, Map.of("kc_action", action));
        if (browser.html().contains("name=\"username\"")) {
            browser.loginPage().signIn(ALICE, PASSWORD);
        }
    }

    final Browser signIn() {
        return signIn(browser);
    }

    final Browser signIn(Browser tab) {
        return tab.login(realm).signIn(ALICE, PASSWORD);
    }

    final RecoveryCodePage askedForCode(Browser tab) {
        signIn(tab);
        return tab.on(RecoveryCodePage::new);
    }

    /** The password is right; the page of the recovery code is there. */
    final RawLogin openRaw() {
        RawLogin login = new RawLogin(realm);
        login.password(ALICE, PASSWORD);
        assertThat(login.last().body()).contains("data-channel=\"recovery\"");
        return login;
    }

    /** Each login with its code, all at the same time. */
    static List<RawLogin.Answer> atOnce(List<RawLogin> logins, List<String> codes) {
        List<CompletableFuture<RawLogin.Answer>> requests = IntStream.range(0, logins.size())
                .mapToObj(i -> logins.get(i).postAsync(logins.get(i).last().action(), Map.of("code", codes.get(i))))
                .toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }

    /** Whether a login in a browser of its own with this code gets through; what is offered after it is declined. */
    final boolean works(String code) {
        try (Browser other = new Browser()) {
            askedForCode(other).enter(code);
            if (!other.isAtApplication() && other.html().contains("id=\"mfa-codes\"")) {
                other.on(RecoveryCodesPage::new).decline();
            }
            return other.isAtApplication();
        }
    }

    final List<JsonNode> stored() {
        return StreamSupport.stream(realm.credentials(ALICE).spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(TYPE))
                .toList();
    }

    /** What the events say is left, oldest first. */
    final List<String> remaining() {
        return realm.mfaEvents("recovery", ALICE).stream()
                .map(event -> event.getDetails().get("mfa_remaining"))
                .toList();
    }

    final List<EventRepresentation> refusals(String reason) {
        return realm.events("LOGIN_ERROR").stream()
                .filter(event -> event.getDetails() != null
                        && reason.equals(event.getDetails().get("mfa_reason")))
                .toList();
    }

    final void assertDifferentCodesAtOnceAreAllUsedUp() {
        List<String> codes = onlyRecoveryCodes();
        List<RawLogin> logins = Stream.generate(this::openRaw).limit(4).toList();

        List<RawLogin.Answer> answers = atOnce(logins, codes.subList(0, 4));

        assertThat(answers).allMatch(AliceRecovers::isLoggedIn);
        assertThat(remaining()).containsExactlyInAnyOrder("9", "8", "7", "6");
        assertThat(IntStream.range(0, 4).filter(i -> works(codes.get(i)))).isEmpty();
        assertThat(works(codes.get(5))).isTrue();
        assertThat(remaining()).last().isEqualTo("5");
    }

    final void assertLoggedIn() {
        assertThat(browser.tokens().subject()).isEqualTo(realm.find(ALICE).getId());
    }

    static boolean isLoggedIn(RawLogin.Answer answer) {
        return answer.isAtApplication() && answer.url().contains("code=");
    }
}
