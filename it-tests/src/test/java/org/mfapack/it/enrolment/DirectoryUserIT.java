package org.mfapack.it.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mfapack.it.page.SetUpTotpPage;
import org.mfapack.it.realm.UserSource;

@DisplayName("E1 E2 Users whom a read-only user storage keeps are asked to protect their accounts")
class DirectoryUserIT extends NewcomerSignsIn {

    @ParameterizedTest
    @EnumSource(names = {"DIRECTORY", "IMPORTING_DIRECTORY"})
    void givenPutOffOnce_whenAskedAgain_thenAFactorIsSetUpAndAskedFor(UserSource source) {
        realm.usersFrom(source);
        enforced("mfa-snooze-max", "1");
        alice();
        realm.create();

        signIn();
        choice().skip();
        assertLoggedIn();
        signInElsewhere(this::assertLoggedIn);
        advanceDays(14);
        signInElsewhere(visitor -> {
            assertThat(choice(visitor).offersSkip()).isFalse();
            choice(visitor).choose(APP).on(SetUpTotpPage::new).confirm();
            assertLoggedIn(visitor);
        });

        assertThat(details("skip")).hasSize(1);
        assertThat(factorsOfAlice()).containsExactly("otp");
        signInElsewhere(visitor -> visitor.totpPage());
    }
}
