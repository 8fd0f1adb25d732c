package org.mfapack.it.factors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.mfapack.it.realm.TestRealm;

/** Draws the factor policies of a realm: the attribute {@code mfa-factors} where operators put it. */
record Policies(TestRealm realm) {

    static final String FACTORS = "mfa-factors";

    /** A group whose members may use these only; nothing said if none are named. */
    static GroupRepresentation group(String name, String... factors) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setAttributes(factors.length == 0 ? Map.of() : Map.of(FACTORS, List.of(factors)));
        return group;
    }

    Policies groups(GroupRepresentation... groups) {
        realm.with(drawn -> drawn.setGroups(List.of(groups)));
        return this;
    }

    Policies role(String name, String... factors) {
        RoleRepresentation role = new RoleRepresentation(name, "", false);
        role.setAttributes(Map.of(FACTORS, List.of(factors)));
        realm.with(drawn -> {
            if (drawn.getRoles() == null) {
                drawn.setRoles(new RolesRepresentation());
                drawn.getRoles().setRealm(new ArrayList<>());
            }
            drawn.getRoles().getRealm().add(role);
        });
        return this;
    }

    /** Id of an execution of the realm's browser flow. */
    String execution(String flow, String authenticator) {
        return StreamSupport.stream(
                        realm.admin("/authentication/flows/" + flow + "/executions")
                                .spliterator(),
                        false)
                .filter(execution -> execution.path("providerId").asText().equals(authenticator))
                .map(execution -> execution.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Puts a user into a group as an administrator does. */
    void join(String username, String group) {
        String id = StreamSupport.stream(realm.admin("/groups").spliterator(), false)
                .filter(candidate -> candidate.path("name").asText().equals(group))
                .map(candidate -> candidate.path("id").asText())
                .findFirst()
                .orElseThrow();
        realm.server()
                .admin()
                .put("/" + realm.name() + "/users/" + realm.find(username).getId() + "/groups/" + id, Map.of());
    }
}
