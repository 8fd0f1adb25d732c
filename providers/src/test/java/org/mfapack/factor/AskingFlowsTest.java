package org.mfapack.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

@DisplayName("E3 Which flows of a realm ask for a factor")
class AskingFlowsTest {

    private static final String FORGOTTEN = "reset credentials";

    private final Map<String, List<AuthenticationExecutionModel>> flows = new LinkedHashMap<>();

    private AuthenticationExecutionModel add(String flow, Requirement requirement) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setRequirement(requirement);
        flows.computeIfAbsent(flow, alias -> new ArrayList<>()).add(execution);
        return execution;
    }

    private void emailCode(String flow, Requirement requirement) {
        add(flow, requirement).setAuthenticator("mfa-email-code");
    }

    private void subFlow(String flow, Requirement requirement, String alias) {
        AuthenticationExecutionModel execution = add(flow, requirement);
        execution.setAuthenticatorFlow(true);
        execution.setFlowId(alias);
    }

    /** Flows of which the first letter is large are sub-flows. */
    private static AuthenticationFlowModel flow(String alias) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setId(alias);
        flow.setTopLevel(Character.isLowerCase(alias.charAt(0)));
        return flow;
    }

    private AskingFlows asking() {
        return new AskingFlows((RealmModel) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAuthenticationFlowsStream" ->
                        flows.keySet().stream().map(AskingFlowsTest::flow);
                    case "getAuthenticationExecutionsStream" -> flows.getOrDefault(arguments[0], List.of()).stream();
                    case "getResetCredentialsFlow" -> flow(FORGOTTEN);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    @Test
    void givenCodeInASubFlow_whenAsked_thenAtLogin() {
        subFlow("browser", Requirement.ALTERNATIVE, "Forms");
        subFlow("Forms", Requirement.CONDITIONAL, "Second factor");
        emailCode("Second factor", Requirement.ALTERNATIVE);

        assertThat(asking().askAtLogin(SecondFactor.EMAIL)).isTrue();
        assertThat(asking().ask(SecondFactor.SMS)).isFalse();
    }

    @Test
    void givenCodeForAForgottenPasswordOnly_whenAsked_thenNotAtLogin() {
        subFlow(FORGOTTEN, Requirement.REQUIRED, "Forms");
        emailCode("Forms", Requirement.REQUIRED);

        assertThat(asking().askAtLogin(SecondFactor.EMAIL)).isFalse();
        assertThat(asking().ask(SecondFactor.EMAIL)).isTrue();
    }

    @Test
    @DisplayName("an import merges sub-flows of one name")
    void givenSubFlowSharedWithAForgottenPassword_whenAsked_thenAtLogin() {
        subFlow(FORGOTTEN, Requirement.REQUIRED, "Forms");
        subFlow("browser", Requirement.REQUIRED, "Forms");
        emailCode("Forms", Requirement.REQUIRED);

        assertThat(asking().askAtLogin(SecondFactor.EMAIL)).isTrue();
    }

    @Test
    void givenDisabledOrOrphaned_whenAsked_thenNot() {
        emailCode("browser", Requirement.DISABLED);
        subFlow("browser", Requirement.DISABLED, "Forms");
        emailCode("Forms", Requirement.REQUIRED);
        emailCode("Orphan", Requirement.REQUIRED);

        assertThat(asking().ask(SecondFactor.EMAIL)).isFalse();
    }

    @Test
    @DisplayName("CU3 a flow that leads back to itself ends the search")
    void givenCycle_whenAsked_thenNot() {
        subFlow("browser", Requirement.REQUIRED, "Forms");
        subFlow("Forms", Requirement.REQUIRED, "Forms again");
        subFlow("Forms again", Requirement.REQUIRED, "Forms");

        assertThat(asking().ask(SecondFactor.EMAIL)).isFalse();
    }
}
