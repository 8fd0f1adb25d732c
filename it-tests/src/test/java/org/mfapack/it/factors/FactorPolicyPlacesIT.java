package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.factors.Policies.group;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.GroupRepresentation;
import org.mfapack.it.page.ClosedCodePage;

@DisplayName("F6 The factor policy stands on groups and roles")
class FactorPolicyPlacesIT extends AliceIsRegulated {

    @Test
    void givenListOnARole_whenAUserHasIt_thenItApplies() {
        policies.role("officer", "otp");
        allAlternatives();
        aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP).role("officer");
        realm.create();

        assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
    }

    @Test
    void givenListOnAGroup_whenAUserIsInItsSubgroup_thenItIsInherited() {
        GroupRepresentation parent = group("bank", "otp");
        parent.setSubGroups(List.of(group("branch")));
        policies.groups(parent);
        allAlternatives();
        aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP).group("/bank/branch");
        realm.create();

        assertThat(signIn().totpPage().offersAnotherWay()).isFalse();
    }

    @Test
    void givenListsOnGroupAndRole_whenBothApply_thenOnlyWhatBothAllowIsOffered() {
        policies.groups(group("staff", "otp mfa-sms")).role("officer", "mfa-sms", "mfa-email");
        allAlternatives();
        aliceWith(Factor.SMS, Factor.AUTHENTICATOR_APP, Factor.EMAIL)
                .group("/staff")
                .role("officer");
        realm.create();

        signIn();
        assertThat(browser.codePage().otherWays()).isEmpty();
        assertThat(Factor.SMS.page(browser).tryAnotherWay().entries())
                .noneMatch(entry -> entry.startsWith(Factor.EMAIL.displayName()));
    }

    @Test
    @DisplayName("F6 O4 a list of unknown names allows nothing, rather than everything")
    void givenMisspeltList_whenPasswordRight_thenNoFactorIsAccepted() {
        policies.groups(group("typo", "topt"));
        required(Factor.SMS);
        aliceWith(Factor.SMS).group("/typo");
        realm.create();

        signIn();

        browser.on(ClosedCodePage::new);
        assertNothingSent();
    }

    @Test
    @DisplayName("F6 O4 what is wrong is found by the operator's check")
    void givenMistakes_whenChecked_thenEachIsFoundWhereItIs() {
        GroupRepresentation parent = group("bank", "otp");
        parent.setSubGroups(List.of(group("branch", "mfa-sms")));
        policies.groups(parent, group("fine", "otp, webauthn")).role("officer", "otp", "pager");
        realm.create();

        assertThat(StreamSupport.stream(
                        realm.admin("/mfa/check").path("findings").spliterator(), false))
                .allSatisfy(
                        finding -> assertThat(finding.path("remedy").asText()).contains("mfa-factors"))
                .extracting(finding -> finding.path("provider").asText() + " "
                        + finding.path("id").asText() + " "
                        + finding.path("value").asText() + ": "
                        + finding.path("used").asText())
                .containsExactlyInAnyOrder("group /bank/branch mfa-sms: ", "role officer pager: otp");
    }
}
