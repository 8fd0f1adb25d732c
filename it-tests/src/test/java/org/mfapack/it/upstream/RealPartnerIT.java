package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;

@DisplayName("U2 DM8 A partner that really asks for a second factor, or does not")
class RealPartnerIT extends PartnerSignsIn {

    private static final String PASSWORD_CLASS = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String MFA_CLASS = "https://refeds.org/profile/mfa";
    private static final Duration HOURS = Duration.ofHours(10);

    /** Password, and the app for whoever asks for the second level. */
    private void partnerWithLevels() {
        partnersAlice.totp(TOTP);
        partner.flow("levels")
                .cookie()
                .form(Step.level(
                        1,
                        HOURS,
                        Step.required("auth-username-password-form")
                                .with("default.reference.value", "pwd")
                                .with("default.reference.maxAge", "36000")))
                .form(Step.level(
                        2,
                        HOURS,
                        Step.required("auth-otp-form")
                                .with("default.reference.value", "otp")
                                .with("default.reference.maxAge", "36000")));
    }

    private Browser comeWithBoth(Browser tab, String alias, Map<String, String> request) {
        comeBy(tab, alias, request).totpPage().enter(partner.code(TOTP));
        return goOn(tab);
    }

    @Nested
    class OpenId {

        @Test
        @DisplayName("U2 the partner's own acr: of the level that it reached, not of the one that was asked for")
        void givenLevels_whenOnlyTheHigherOneWasReached_thenNotAsked() {
            partnerWithLevels();
            askAfter("after", noMfaUpstream().with("mfa-upstream-acr", "gold"));
            create(Provider.keycloak("partner", partner)
                    .levels("{\"silver\":1,\"gold\":2}")
                    .then("after"));

            assertThat(isAsked("partner")).isTrue();
            // the partner gets to see what the application wants, and does it
            assertThat(isAsked(comeWithBoth(browser, "partner", Map.of("acr_values", "gold"))))
                    .isFalse();
        }

        @Test
        @DisplayName("U2 the partner's own amr, which names the methods and not mfa")
        void givenMethods_whenBothWereUsed_thenNotAsked() {
            partnerWithLevels();
            askAfter("after", noMfaUpstream().with("mfa-upstream-amr", "pwd+otp"));
            create(Provider.keycloak("partner", partner)
                    .mapper("amr", "oidc-amr-mapper", Map.of())
                    .then("after"));

            assertThat(isAsked("partner")).isTrue();
            assertThat(isAsked(comeWithBoth(browser, "partner", Map.of("acr_values", "2"))))
                    .isFalse();
            assertThat(remembered(browser).path("amr"))
                    .extracting(method -> method.asText())
                    .containsExactlyInAnyOrder("pwd", "otp");
        }
    }

    @Nested
    class Saml {

        private Provider saml() {
            return Provider.saml("partner", partner, realm)
                    .levels("{\"" + PASSWORD_CLASS + "\":1,\"" + MFA_CLASS + "\":2}")
                    .then("after");
        }

        private void askUnlessMfaClass() {
            askAfter(
                    "after", noMfaUpstream().with("mfa-upstream-acr", MFA_CLASS).with("mfa-upstream-max-age", "600"));
        }

        @Test
        void givenPasswordOnlyThere_whenBackHere_thenAsked() {
            partnerWithLevels();
            askUnlessMfaClass();
            create(saml());

            assertThat(isAsked(comeBy("partner"))).isTrue();
            enterApp(browser);

            assertThat(browser.tokens().subject()).isEqualTo(realm.find("alice").getId());
            assertThat(realm.events("IDENTITY_PROVIDER_POST_LOGIN"))
                    .extracting(event -> event.getDetails().get("mfa_conditions"))
                    .contains("upstream=met(partner:no_mfa)");
        }

        @Test
        void givenSecondFactorThere_whenBackHere_thenNotAskedAndRemembered() {
            partnerWithLevels();
            askUnlessMfaClass();
            create(saml().with("authnContextClassRefs", "[\"" + MFA_CLASS + "\"]"));

            assertThat(isAsked(comeWithBoth(browser, "partner", Map.of()))).isFalse();

            assertThat(remembered(browser).path("acr").asText()).isEqualTo(MFA_CLASS);
            assertThat(remembered(browser).path("auth_time").asLong()).isPositive();
        }

        @Test
        @DisplayName(
                "U2 an assertion whose signature is not checked could come from the browser: nothing in it is believed")
        void givenSignatureNotChecked_whenSecondFactorThere_thenAskedAllTheSame() {
            partnerWithLevels();
            askUnlessMfaClass();
            create(saml().with("authnContextClassRefs", "[\"" + MFA_CLASS + "\"]")
                    .with("validateSignature", "false"));

            assertThat(isAsked(comeWithBoth(browser, "partner", Map.of()))).isTrue();
        }
    }
}
