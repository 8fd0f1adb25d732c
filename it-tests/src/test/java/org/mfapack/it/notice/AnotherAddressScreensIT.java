package org.mfapack.it.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.realm.Step;

@DisplayName(
        "V1, V3, F3, F7 in a real browser: the risk of SMS and the way out of it, and confirming by an existing factor")
class AnotherAddressScreensIT extends AliceIsTold {

    private static void enter(Chromium chromium) {
        chromium.fill("username", "alice").fill("password", PASSWORD).press("#kc-login");
    }

    @Test
    @DisplayName("F7, DF10: who asks for something safer is led there after the login, and may leave it")
    void givenPhoneOnly_whenSomethingSaferIsWanted_thenOfferedAfterTheCode(Chromium chromium) {
        alice().phone(phone(1));
        realm.create();

        enter(chromium.desktop().light().login(realm));
        chromium.await("#safer");
        chromium.assertLooksGood("sms-risk");
        chromium.press("#safer")
                .fill("code", smsTo(phone(1), 1).replaceAll("(?s).*#", ""))
                .press("#mfa-submit");

        chromium.await("#mfa[data-reason='safer'] button[value='totp']");
        chromium.assertLooksGood("protect-safer");
        chromium.press("#mfa-skip").awaitApplication();
    }

    @Test
    @DisplayName("F3: with which factor to confirm; and the page for whom none will do")
    void givenFactorsThatWereNotAsked_whenAddressIsAdded_thenChoiceOfThem(Chromium chromium) {
        realm.flow("skips")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-attribute")
                                .with("attribute_name", "asked")
                                .with("attribute_expected_value", "always"),
                        Step.alternative("mfa-email-code"),
                        Step.alternative("mfa-sms-code"));
        alice().verifiedEmail(address("alice")).phone(phone(1));
        realm.create();

        enter(chromium.desktop().light().authorize(realm, Map.of("kc_action", "mfa-set-up-sms")));
        chromium.await("#mfa-confirm-form");
        chromium.assertLooksGood("confirm-choice");
        chromium.press("#mfa-confirm-form button[value^='email']");
        chromium.fill("code", codeTo(address("alice"))).press("#mfa-submit");

        assertThat(chromium.await("input[name='address']").isDisplayed()).isTrue();
    }
}
