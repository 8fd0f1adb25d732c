package org.mfapack.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.mfapack.config.Finding;
import org.mfapack.demand.EnrolmentDemand;

/** Finds what is wrong with the factor policies of a realm, for the operator's check (SPEC F6, O4). */
public final class FactorPolicyCheck {

    private final RealmModel realm;
    private final List<Located> found = new ArrayList<>();

    /**
     * A finding and where it is.
     *
     * @param place {@code group}, {@code role}, or the alias of a required action
     * @param id path of the group, or name of the role or action
     */
    public record Located(String place, String id, Finding finding) {}

    public FactorPolicyCheck(RealmModel realm) {
        this.realm = realm;
    }

    public List<Located> findings() {
        FactorList ofRealm = FactorPolicy.ofRealm(realm);
        check(ofRealm, List.of(ofRealm), at(EnrolmentDemand.ACTION, EnrolmentDemand.ACTION));
        realm.getGroupsStream().forEach(this::check);
        realm.getRolesStream().forEach(this::check);
        return List.copyOf(found);
    }

    private void check(GroupModel group) {
        List<FactorList> lists = Stream.concat(
                        Stream.of(FactorPolicy.ofRealm(realm)),
                        FactorPolicy.withParents(group).map(FactorPolicy::ofGroup))
                .toList();
        check(FactorPolicy.ofGroup(group), lists, at("group", KeycloakModelUtils.buildGroupPath(group)));
    }

    private void check(RoleModel role) {
        FactorList ofRole = FactorPolicy.ofRole(role);
        check(ofRole, List.of(FactorPolicy.ofRealm(realm), ofRole), at("role", role.getName()));
    }

    private void check(FactorList own, List<FactorList> all, Consumer<Finding> report) {
        if (own.isAbsent()) {
            return;
        }
        for (String unknown : own.unknown()) {
            report.accept(new Finding(
                    FactorPolicy.FACTORS,
                    unknown,
                    FactorList.names(own.factors()),
                    "Use only these names in " + FactorPolicy.FACTORS + ": "
                            + FactorList.names(
                                    FactorPolicy.of(List.<FactorList>of()).allowed()) + "."));
        }
        if (FactorPolicy.of(all).allowed().isEmpty()) {
            report.accept(new Finding(
                    FactorPolicy.FACTORS,
                    FactorList.names(own.factors()),
                    "",
                    "Name in " + FactorPolicy.FACTORS + " a factor that the realm and the parent groups allow, too:"
                            + " as it stands, members may use none, and a login that asks for one is refused."));
        }
        if (!FactorGuard.isOnDuty(realm)) {
            report.accept(new Finding(
                    FactorPolicy.FACTORS,
                    FactorList.names(own.factors()),
                    "only for the factors of the pack",
                    "Enable the required action " + EnrolmentDemand.ACTION + ": it applies " + FactorPolicy.FACTORS
                            + " to Keycloak's own factors."));
        }
    }

    private Consumer<Finding> at(String place, String id) {
        return finding -> found.add(new Located(place, id, finding));
    }

    static boolean isEnabled(RealmModel realm, String action) {
        RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
