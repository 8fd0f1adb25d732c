package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.codes.CodeRealm.ALICE;
import static org.mfapack.it.codes.CodeRealm.PASSWORD;
import static org.mfapack.it.codes.CodeRealm.WRONG;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.htmlunit.html.DomNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;

@KeycloakTest
@DisplayName("C8: the realm's brute-force protection")
class BruteForceIT {

    /** What Keycloak's own form for authenticator apps says to a locked user. */
    private static final String LOCKED = "Invalid authenticator code.";

    private CodeRealm codes;

    @Nested
    @DisplayName("C8: temporary lock after three failures")
    class TemporaryLock {

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail) {
            codes = CodeRealm.byEmail(draft.bruteForceProtection(3), mail);
        }

        @Test
        void givenWrongCode_whenStatusRead_thenPrimaryAndSecondaryCounted(Browser browser) {
            codes.open(browser, ALICE);

            guess(browser, 1);

            awaitCounters(1, 1);
        }

        @Test
        void givenThreeWrong_whenRightCode_thenRefusedAsByTheBuiltInForm(Browser browser) {
            codes.open(browser, ALICE);
            guess(browser, 3);

            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.codePage().message()).isEqualTo(LOCKED);
            assertThat(codes.bruteForceStatus(ALICE).path("disabled").asBoolean())
                    .isTrue();
            assertThat(codes.realm().events("LOGIN_ERROR")).last().satisfies(event -> assertThat(event.getError())
                    .isEqualTo("user_temporarily_disabled"));
        }

        @Test
        void givenLocked_whenTimePasses_thenRightCodeWorksAndCountersAreCleared(Browser browser) {
            codes.open(browser, ALICE);
            guess(browser, 3);

            codes.clock().advance(Duration.ofSeconds(61));
            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.isAtApplication()).isTrue();
            awaitCounters(0, 0);
        }

        @Test
        void givenLocked_whenAdministratorUnlocks_thenRightCodeWorks(Browser browser) {
            codes.open(browser, ALICE);
            guess(browser, 3);
            browser.codePage().enter(codes.inbox(ALICE).await());

            codes.realm()
                    .server()
                    .admin()
                    .delete("/" + codes.realm().name() + "/attack-detection/brute-force/users/" + codes.id(ALICE));
            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.isAtApplication()).isTrue();
        }

        @Test
        void givenLocked_whenLoginOpenedAnew_thenNothingSent(Browser browser, Browser other) {
            codes.open(browser, ALICE);
            guess(browser, 3);

            other.login(codes.realm()).signIn(ALICE, PASSWORD);

            assertThat(other.loginPage().message()).isNotEmpty();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        }

        @Test
        void givenTwoWrong_whenRightCode_thenPrimaryAndSecondaryCleared(Browser browser) {
            codes.open(browser, ALICE);
            guess(browser, 2);

            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.isAtApplication()).isTrue();
            awaitCounters(0, 0);
        }

        @Test
        void givenOneWrong_whenOnlyThePasswordIsRightNextTime_thenCountersStay(Browser browser, Browser other) {
            codes.open(browser, ALICE);
            guess(browser, 1);
            awaitCounters(1, 1);

            codes.open(other, ALICE);
            guess(other, 1);

            awaitCounters(2, 2);
        }
    }

    @Nested
    @DisplayName("C8: permanent lock")
    class PermanentLock {

        @Test
        void givenPermanentLockout_whenThreeWrong_thenDisabledForGood(TestRealm draft, MailBox mail, Browser browser) {
            draft.bruteForceProtection(3).with(realm -> realm.setPermanentLockout(true));
            codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE);

            guess(browser, 3);
            awaitDisabled();
            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.isAtApplication()).isFalse();
            assertThat(codes.realm().events("LOGIN_ERROR")).last().satisfies(event -> assertThat(event.getError())
                    .isEqualTo("user_disabled"));
        }

        @Test
        void givenMostSecondaryFailuresTwo_whenThreeWrong_thenDisabledForGood(
                TestRealm draft, MailBox mail, Browser browser) {
            draft.bruteForceProtection(30).with(realm -> realm.setMaxSecondaryAuthFailures(2));
            codes = CodeRealm.byEmail(draft, mail);
            codes.open(browser, ALICE);

            guess(browser, 2);
            assertThat(codes.realm().find(ALICE).isEnabled()).isTrue();
            guess(browser, 1);

            awaitDisabled();
        }
    }

    @Test
    @DisplayName("C8: in a chain, the counters are cleared only when all factors are through")
    void givenWrongCodeThenRightCode_whenNextFactorIsStillOpen_thenCountersStay(
            TestRealm draft, MailBox mail, Browser browser) {
        Totp totp = new Totp("a-secret-of-twenty-b");
        CodeRealm.passwordThen(draft.bruteForceProtection(5), CodeRealm.emailCode())
                .form(Step.required("auth-otp-form"));
        codes = CodeRealm.byEmailAs(draft, mail, user -> user.totp(totp));
        codes.open(browser, ALICE);
        guess(browser, 1);
        browser.codePage().enter(codes.inbox(ALICE).await());
        browser.totpPage();
        awaitCounters(1, 1);

        browser.totpPage().enter(codes.realm().code(totp));

        assertThat(browser.isAtApplication()).isTrue();
        awaitCounters(0, 0);
    }

    @Nested
    @DisplayName("C9: who knows only the user name")
    class OnlyTheUserName {

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail) {
            draft.bruteForceProtection(3)
                    .flow("browser-mfa")
                    .cookie()
                    .form(Step.required("auth-username-form"))
                    .form(Step.required("auth-password-form"))
                    .form(CodeRealm.emailCode());
            codes = CodeRealm.byEmailAs(draft, mail, user -> {});
        }

        @Test
        void givenUserNameEntered_whenCodePostedToItsExecution_thenNothingIsCountedOrSent(Browser browser) {
            browser.login(codes.realm()).username(ALICE);
            String password = browser.passwordPage().action();
            String code = password.replaceFirst("execution=[^&]*", "execution=" + codeExecution());

            for (int i = 0; i < 5; i++) {
                browser.post(code, Map.of("code", WRONG));
            }

            assertThat(browser.isAtApplication()).isFalse();
            assertThat(codes.refusals("wrong_code")).isEmpty();
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).isEmpty();
            awaitCounters(0, 0);
        }

        @Test
        void givenUserNameEntered_whenCodeStepChosenAsAnotherWay_thenStillThePassword(Browser browser) {
            browser.login(codes.realm()).username(ALICE);

            browser.post(browser.passwordPage().action(), Map.of("authenticationExecution", codeExecution()));

            assertThat(browser.page().<DomNode>querySelector("input[name='code']"))
                    .isNull();
            assertThat(codes.events("send")).isEmpty();
        }

        @Test
        void givenWrongPasswords_whenOwnerLogsInLater_thenCodeFactorIsNotBlocked(Browser browser, Browser owner) {
            browser.login(codes.realm()).username(ALICE);
            for (int i = 0; i < 2; i++) {
                browser.passwordPage().password("wrong");
                awaitCounters(i + 1, 0);
            }

            owner.login(codes.realm()).username(ALICE).passwordPage().password(PASSWORD);
            owner.codePage().enter(codes.inbox(ALICE).await());

            assertThat(owner.isAtApplication()).isTrue();
        }

        private String codeExecution() {
            for (var execution : codes.realm().admin("/authentication/flows/browser-mfa/executions")) {
                if (execution.path("providerId").asText().equals("mfa-email-code")) {
                    return execution.path("id").asText();
                }
            }
            throw new AssertionError("no code step");
        }
    }

    /** Keycloak counts on another thread, and takes a user whose failure it is still counting for locked. */
    private void guess(Browser browser, int times) {
        int before = codes.bruteForceStatus(ALICE).path("numFailures").asInt();
        for (int i = 1; i <= times; i++) {
            browser.codePage().enter(WRONG);
            int expected = before + i;
            await().untilAsserted(() -> assertThat(
                            codes.bruteForceStatus(ALICE).path("numFailures").asInt())
                    .isEqualTo(expected));
        }
    }

    private void awaitCounters(int primary, int secondary) {
        await().untilAsserted(() -> {
            JsonNode status = codes.bruteForceStatus(ALICE);
            assertThat(status.path("numFailures").asInt()).isEqualTo(primary);
            assertThat(status.path("numSecondaryAuthFailures").asInt()).isEqualTo(secondary);
        });
    }

    private void awaitDisabled() {
        await().untilAsserted(
                        () -> assertThat(codes.realm().find(ALICE).isEnabled()).isFalse());
    }
}
