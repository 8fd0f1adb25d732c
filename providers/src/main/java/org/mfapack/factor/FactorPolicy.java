package org.mfapack.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.demand.EnrolmentDemand;

/**
 * Which second factors a user may have and log in with (SPEC F6). Lists named {@link #FACTORS} stand in the configuration
 * of the required action {@code mfa-protect-account}, for the whole realm, and in attributes of groups and realm roles,
 * for their members; a subgroup inherits those of its parents. All that apply to a user must allow a factor. Nothing else
 * may: where lists have nothing in common, or name nothing that exists, the user may have no second factor at all, and a
 * login that asks for one is refused.
 */
public final class FactorPolicy {

    /** The config key and the name of the attributes: credential types, in several values or between commas. */
    public static final String FACTORS = "mfa-factors";

    private static final String CACHED = "mfa.factor-policy.";

    private final Set<SecondFactor> allowed;

    private FactorPolicy(Set<SecondFactor> allowed) {
        this.allowed = Collections.unmodifiableSet(allowed);
    }

    /** Read once per request, from nothing but what Keycloak caches of realm, user, groups and roles. */
    static FactorPolicy of(KeycloakSession session, RealmModel realm, UserModel user) {
        String key = CACHED + user.getId();
        FactorPolicy known = session.getAttribute(key, FactorPolicy.class);
        if (known == null) {
            known = of(listsOf(session, realm, user));
            session.setAttribute(key, known);
        }
        return known;
    }

    static FactorPolicy of(List<FactorList> lists) {
        Set<SecondFactor> allowed = EnumSet.allOf(SecondFactor.class);
        for (FactorList list : lists) {
            if (!list.isAbsent()) {
                allowed.retainAll(list.factors());
            }
        }
        return new FactorPolicy(allowed);
    }

    /** What the console shows for the realm's own list. */
    public static List<ProviderConfigProperty> properties() {
        ProviderConfigProperty factors = new ProviderConfigProperty(
                FACTORS,
                "Allowed factors",
                "The second factors that users of this realm may set up and log in with; none chosen means all. The"
                        + " attribute mfa-factors of a group or role restricts its members further.",
                ProviderConfigProperty.MULTIVALUED_LIST_TYPE,
                null);
        factors.setOptions(Arrays.stream(SecondFactor.values())
                .map(SecondFactor::credentialType)
                .toList());
        return List.of(factors);
    }

    public boolean allows(SecondFactor factor) {
        return allowed.contains(factor);
    }

    /** Strongest first. */
    public Set<SecondFactor> allowed() {
        return allowed;
    }

    static FactorList ofRealm(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(EnrolmentDemand.ACTION);
        return FactorList.parse(
                config == null || config.getConfig() == null
                        ? Stream.empty()
                        : Stream.ofNullable(config.getConfig().get(FACTORS)));
    }

    static FactorList ofGroup(GroupModel group) {
        return FactorList.parse(group.getAttributeStream(FACTORS));
    }

    static FactorList ofRole(RoleModel role) {
        return FactorList.parse(role.getAttributeStream(FACTORS));
    }

    /** A group and all that it inherits from. */
    static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, next -> next != null, GroupModel::getParent);
    }

    private static List<FactorList> listsOf(KeycloakSession session, RealmModel realm, UserModel user) {
        List<FactorList> lists = new ArrayList<>();
        lists.add(ofRealm(realm));
        user.getGroupsStream()
                .flatMap(FactorPolicy::withParents)
                .map(FactorPolicy::ofGroup)
                .forEach(lists::add);
        for (RoleModel role : EffectiveRoles.of(session, user)) {
            if (!role.isClientRole()) {
                lists.add(ofRole(role));
            }
        }
        return lists;
    }
}
