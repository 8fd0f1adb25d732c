package org.mfapack.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.mfapack.factor.SecondFactor;

@DisplayName("S6 Where a flow would ask for a second factor if it had to")
class ConditionalFactorsTest {

    private final Map<String, List<AuthenticationExecutionModel>> flows = new HashMap<>();

    private AuthenticationExecutionModel add(String flow, Requirement requirement) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setRequirement(requirement);
        flows.computeIfAbsent(flow, alias -> new ArrayList<>()).add(execution);
        execution.setId(flow + "#" + flows.get(flow).size());
        return execution;
    }

    private void execution(String flow, String authenticator) {
        add(flow, Requirement.REQUIRED).setAuthenticator(authenticator);
    }

    private void level(String flow, int level) {
        AuthenticationExecutionModel condition = add(flow, Requirement.REQUIRED);
        condition.setAuthenticator("conditional-level-of-authentication");
        condition.setAuthenticatorConfig(Integer.toString(level));
    }

    private void subFlow(String flow, Requirement requirement, String alias) {
        AuthenticationExecutionModel execution = add(flow, requirement);
        execution.setAuthenticatorFlow(true);
        execution.setFlowId(alias);
    }

    private ConditionalFactors found(SecondFactor... factors) {
        RealmModel realm = (RealmModel) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAuthenticationExecutionsStream" -> flows.getOrDefault(arguments[0], List.of()).stream();
                    case "getAuthenticatorConfigById" -> config((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new ConditionalFactors(realm, "top", Set.of(factors)::contains);
    }

    private static AuthenticatorConfigModel config(String level) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(Map.of("loa-condition-level", level));
        return config;
    }

    /** Password, then the app at level 2, then the phone at level 3. */
    private void threeLevels() {
        subFlow("top", Requirement.ALTERNATIVE, "levels");
        for (int level = 1; level <= 3; level++) {
            subFlow("levels", Requirement.CONDITIONAL, "level " + level);
            level("level " + level, level);
        }
        execution("level 1", "auth-username-password-form");
        subFlow("level 2", Requirement.CONDITIONAL, "choice");
        execution("choice", "conditional-user-configured");
        execution("choice", "auth-otp-form");
        execution("level 3", "mfa-sms-code");
    }

    @Test
    void givenLevels_whenTheUserHasTheFactorOfBoth_thenTheLowerIsEnough() {
        threeLevels();

        ConditionalFactors found = found(SecondFactor.TOTP, SecondFactor.SMS);

        assertThat(found.level()).hasValue(2);
        assertThat(found.flows()).isEmpty();
        assertThat(found.ways()).containsExactlyInAnyOrder("top#1", "levels#2", "levels#3");
    }

    @Test
    void givenLevels_whenTheUserHasOnlyTheFactorOfTheHighest_thenThat() {
        threeLevels();

        assertThat(found(SecondFactor.SMS).level()).hasValue(3);
        assertThat(found(SecondFactor.SMS).ways()).containsExactlyInAnyOrder("top#1", "levels#3");
    }

    @Test
    @DisplayName("S6 nobody is locked out: without a factor, or with a backup alone, there is nothing to ask for")
    void givenLevels_whenTheUserHasNoFactorOfThem_thenNothing() {
        threeLevels();
        execution("level 2", "mfa-recovery-code");

        assertThat(found().level()).isEmpty();
        assertThat(found(SecondFactor.EMAIL, SecondFactor.RECOVERY_CODES).level())
                .isEmpty();
        assertThat(found(SecondFactor.RECOVERY_CODES).ways()).isEmpty();
    }

    @Test
    void givenConditionOfThePack_whenItStandsBeforeAFactor_thenItsSubFlow() {
        subFlow("top", Requirement.CONDITIONAL, "from outside");
        execution("from outside", "mfa-condition-network");
        execution("from outside", "mfa-sms-code");
        subFlow("top", Requirement.CONDITIONAL, "set-up at night");
        execution("set-up at night", "mfa-condition-time");
        execution("set-up at night", "mfa-enforce");
        subFlow("top", Requirement.CONDITIONAL, "for administrators");
        execution("for administrators", "conditional-user-role");
        execution("for administrators", "mfa-sms-code");

        ConditionalFactors found = found(SecondFactor.SMS);

        assertThat(found.flows()).containsExactly("from outside");
        assertThat(found.ways()).containsExactly("top#1");
        assertThat(found.level()).isEmpty();
    }

    @Test
    void givenDisabledSubFlow_whenSearched_thenNothing() {
        subFlow("top", Requirement.DISABLED, "from outside");
        execution("from outside", "mfa-condition-network");
        execution("from outside", "mfa-sms-code");

        assertThat(found(SecondFactor.SMS).flows()).isEmpty();
    }

    @Test
    @DisplayName("CU3 a flow that leads back to itself is searched to its end")
    void givenCycle_whenSearched_thenEachPlaceOnce() {
        threeLevels();
        subFlow("level 3", Requirement.REQUIRED, "levels");

        assertThat(found(SecondFactor.SMS).level()).hasValue(3);
    }
}
