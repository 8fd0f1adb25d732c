package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("K1 the roles of a user")
class RolesIT {

    private static RoleRepresentation role(String name, String... parts) {
        RoleRepresentation role = new RoleRepresentation(name, "", false);
        if (parts.length > 0) {
            role.setComposite(true);
            role.setComposites(new RoleRepresentation.Composites());
            role.getComposites().setRealm(Set.of(parts));
        }
        return role;
    }

    private static GroupRepresentation group(String name, String role) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setRealmRoles(List.of(role));
        return group;
    }

    /** A manager is an officer, an officer a clerk and, by a mistake of the operator, a manager. */
    private static void drawRoles(TestRealm realm) {
        RoleRepresentation clerk = role("clerk");
        clerk.setComposite(true);
        clerk.setComposites(new RoleRepresentation.Composites());
        clerk.getComposites().setClient(Map.of(TestRealm.CLIENT, List.of("reader")));
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(List.of(
                role("manager", "officer"),
                role("officer", "clerk", "manager"),
                clerk,
                role("banker", "vault"),
                role("vault"),
                role("teller"),
                role("stranger", "vault")));
        roles.setClient(Map.of(TestRealm.CLIENT, List.of(role("reader"), role("writer"))));
        GroupRepresentation bank = group("bank", "banker");
        bank.setSubGroups(List.of(group("branch", "teller")));
        realm.with(settings -> {
            settings.setRoles(roles);
            settings.setGroups(List.of(bank));
        });
    }

    @Test
    @DisplayName("K1 are also those within other roles, of the group, of its parents, and of clients")
    void givenRolesByManyWays_whenNamedInExpressions_thenTheUserHasThem(TestRealm realm, Browser browser) {
        List<String> expressions = List.of(
                "[\"manager\", \"officer\", \"clerk\"].all(role, role in user.roles)",
                "[\"teller\", \"banker\", \"vault\"].all(role, role in user.roles)",
                "\"app/reader\" in user.roles && !(\"reader\" in user.roles)",
                "!(\"stranger\" in user.roles) && !(\"app/writer\" in user.roles)");
        FlowDraft flow = realm.flow("mfa").password();
        expressions.forEach(expression -> flow.form(Step.conditional(
                "role",
                Step.required("mfa-condition-expression")
                        .with("mfa-expression", expression)
                        .with("mfa-condition-shadow", "true"),
                Step.required("deny-access-authenticator"))));
        drawRoles(realm);
        realm.user("alice").password("wonderland").role("manager").group("/bank/branch");
        realm.create();

        browser.login(realm).signIn("alice", "wonderland");

        List<EventRepresentation> logins = realm.events("LOGIN");
        assertThat(logins).hasSize(1);
        assertThat(logins.get(0).getDetails().get("mfa_conditions").split(" "))
                .hasSameSizeAs(expressions)
                .allSatisfy(decision -> assertThat(decision).startsWith("expression=shadow-met("));
    }
}
