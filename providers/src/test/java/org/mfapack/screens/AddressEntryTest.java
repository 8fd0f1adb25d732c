package org.mfapack.screens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F2, F7: setting up")
class AddressEntryTest {

    @ParameterizedTest
    @ValueSource(strings = {"mfa-code.ftl", "mfa-set-up-address.ftl"})
    void givenAppInitiatedAction_whenShown_thenItCanBeCancelled(String template) throws Exception {
        Screen screen = template.equals("mfa-code.ftl")
                ? Screen.codeEntry("sms").with("enrolment", true)
                : Screen.addressEntry("sms");

        assertThat(screen.render()).doesNotContain("cancel-aia");
        assertThat(screen.withData("isAppInitiatedAction", true).render())
                .contains("name=\"cancel-aia\" value=\"true\"");
    }

    @Test
    void givenEnrolment_whenTheCodeIsAskedFor_thenTheAddressCanBeChanged() throws Exception {
        assertThat(Screen.codeEntry("sms").with("enrolment", true).render()).contains("name=\"change\" value=\"true\"");
        assertThat(Screen.codeEntry("sms").render()).doesNotContain("name=\"change\"");
    }

    @Test
    void givenPhone_whenAskedFor_thenThePhoneFillsItIn() throws Exception {
        assertThat(Screen.addressEntry("sms").render())
                .containsPattern("<input id=\"address\"[^>]*type=\"tel\"")
                .containsPattern("<input id=\"address\"[^>]*autocomplete=\"tel\"");
    }

    @Test
    void givenRiskNotice_whenSmsIsSetUp_thenASaferWayIsNamed() throws Exception {
        String risk = Texts.of("en").text("mfa.sms.risk");

        assertThat(Screen.addressEntry("sms").with("riskNotice", true).render()).contains(risk);
        assertThat(Screen.addressEntry("sms").render()).doesNotContain(risk);
    }
}
