package org.mfapack.factor;

import java.util.HashSet;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * All roles of a user, also those that come with a group or within another role: gathered once per request. Role by role, as
 * Keycloak caches them; its own {@code RoleUtils} (26.7.4) asks the database anew for each set of roles that it has not yet met.
 */
public final class EffectiveRoles {

    private static final String CACHED = "mfa.effective-roles.";

    private EffectiveRoles() {}

    public static Set<RoleModel> of(KeycloakSession session, UserModel user) {
        String key = CACHED + user.getId();
        @SuppressWarnings("unchecked") // nobody else writes there
        Set<RoleModel> known = session.getAttribute(key, Set.class);
        if (known == null) {
            known = gather(user);
            session.setAttribute(key, known);
        }
        return known;
    }

    private static Set<RoleModel> gather(UserModel user) {
        Set<RoleModel> all = new HashSet<>();
        user.getRoleMappingsStream().forEach(role -> add(role, all));
        user.getGroupsStream().forEach(group -> {
            for (GroupModel each = group; each != null; each = each.getParent()) {
                each.getRoleMappingsStream().forEach(role -> add(role, all));
            }
        });
        return all;
    }

    private static void add(RoleModel role, Set<RoleModel> all) {
        if (all.add(role)) {
            role.getCompositesStream().forEach(part -> add(part, all));
        }
    }
}
