package org.mfapack.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;

@DisplayName("R7: wrong recovery codes block the factor and, if the realm says so, the account")
class RecoveryThrottleIT extends AliceRecovers {

    @Test
    @DisplayName("R7, C7: five wrong codes block, in other browsers too; then time lets in")
    void givenFiveWrong_whenRightCode_thenBlockedForFiveMinutes() {
        List<String> codes = onlyRecoveryCodes();
        guess(browser, 3);
        try (Browser other = new Browser()) {
            guess(other, 2);
            assertThat(other.on(RecoveryCodePage::new).state()).isEqualTo("blocked");
        }

        browser.on(RecoveryCodePage::new).enter(codes.get(0));
        assertThat(browser.on(RecoveryCodePage::new).state()).isEqualTo("blocked");
        assertThat(browser.text()).contains("Too many wrong codes. Please try again in 5 minutes.");
        assertThat(refusals("blocked")).hasSize(1);
        assertThat(realm.mfaEvents("block", ALICE)).singleElement().satisfies(event -> assertThat(event.getDetails())
                .containsEntry("mfa_factor", TYPE)
                .containsEntry("mfa_reason", "too_many_wrong_codes"));

        realm.server().clock().advance(Duration.ofSeconds(301));
        assertThat(works(codes.get(0))).isTrue();
    }

    @Test
    @DisplayName("R7, C8: the realm's brute-force protection sees wrong codes and the right one")
    void givenBruteForceProtection_whenTwoWrongAndOneRight_thenCountedAndCleared() {
        realm.bruteForceProtection(3);
        List<String> codes = onlyRecoveryCodes();

        guess(browser, 1);
        awaitFailures(1);
        browser.on(RecoveryCodePage::new).enter(WRONG);
        awaitFailures(2);
        browser.on(RecoveryCodePage::new).enter(codes.get(0));

        assertThat(browser.isAtApplication()).isTrue();
        awaitFailures(0);
    }

    @Test
    @DisplayName("R7, C8: a locked account is refused as by the built-in form, until the lock is over")
    void givenBruteForceProtection_whenThreeWrong_thenLocked() {
        realm.bruteForceProtection(3);
        List<String> codes = onlyRecoveryCodes();

        signIn();
        for (int failures = 1; failures <= 3; failures++) {
            browser.on(RecoveryCodePage::new).enter(WRONG);
            awaitFailures(failures);
        }
        browser.on(RecoveryCodePage::new).enter(codes.get(1));
        assertThat(browser.on(RecoveryCodePage::new).message()).isEqualTo("Invalid authenticator code.");

        realm.server().clock().advance(Duration.ofSeconds(61));
        browser.on(RecoveryCodePage::new).enter(codes.get(1));
        assertThat(browser.isAtApplication()).isTrue();
    }

    /** Keycloak counts on another thread, and takes a user whose failure it is still counting for locked. */
    private void awaitFailures(int number) {
        await().untilAsserted(() -> {
            assertThat(bruteForce().path("numFailures").asInt()).isEqualTo(number);
            assertThat(bruteForce().path("numSecondaryAuthFailures").asInt()).isEqualTo(number);
        });
    }

    private JsonNode bruteForce() {
        return realm.admin(
                "/attack-detection/brute-force/users/" + realm.find(ALICE).getId());
    }

    private void guess(Browser tab, int times) {
        signIn(tab);
        for (int i = 0; i < times; i++) {
            tab.on(RecoveryCodePage::new).enter(WRONG);
        }
    }
}
