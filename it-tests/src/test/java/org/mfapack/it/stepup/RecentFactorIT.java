package org.mfapack.it.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.realm.Step;

@DisplayName("F3 CU2 Whether a factor was used lately is told by its last use, not by its first")
class RecentFactorIT extends AliceStepsUp {

    private void askEveryHour() {
        realm.flow("mfa")
                .step(signIn(passwordForm()))
                .step(Step.conditional(
                        "second factor again",
                        Step.required("mfa-condition-factor-age").with("mfa-factor-age-max", "3600"),
                        Step.required("mfa-sms-code")));
        alice().phone(phone());
        realm.create();
    }

    @Test
    void givenFactorUsedAgainInALongSession_whenAnAddressIsAdded_thenItIsNotAskedOnceMore() {
        askEveryHour();
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        passes(Duration.ofHours(2));
        assertThat(asked()).containsExactly(SMS);

        authorize("kc_action", "mfa-set-up-email");

        browser.setUpAddressPage();
        assertThat(texts()).hasSize(2);
    }

    @Test
    void givenFactorOfSomeMinutesAgo_whenAnAddressIsAdded_thenItIsAskedFirst() {
        askEveryHour();
        assertThat(asked()).containsExactly(PASSWORD, SMS);
        passes(Duration.ofMinutes(10));

        authorize("kc_action", "mfa-set-up-email");

        assertThat(answer()).isEqualTo(PASSWORD);
        assertThat(answer()).isEqualTo(SMS);
        browser.setUpAddressPage();
    }
}
