package org.mfapack.factor;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** All roles of a user, also those that come with a group or within another role: gathered once per request. */
public final class EffectiveRoles {

    private static final String CACHED = "mfa.effective-roles.";

    private EffectiveRoles() {}

    public static Set<RoleModel> of(KeycloakSession session, UserModel user) {
        String key = CACHED + user.getId();
        @SuppressWarnings("unchecked") // nobody else writes there
        Set<RoleModel> known = session.getAttribute(key, Set.class);
        if (known == null) {
            known = RoleUtils.getDeepUserRoleMappings(user);
            session.setAttribute(key, known);
        }
        return known;
    }
}
