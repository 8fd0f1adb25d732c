package org.mfapack.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.mfapack.factor.EffectiveRoles;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/** Who logs in. */
public final class UserFacts {

    private final RealmModel realm;
    private final UserModel user;
    private final Supplier<Set<String>> roles;
    private final Supplier<Set<String>> groups;
    private final Supplier<SecondFactors> factors;
    private final Supplier<List<SecondFactor>> enrolled;
    private final Supplier<Optional<Instant>> passwordChangedAt;

    /** Read when first asked for; {@link LoginFacts} has those of a login that goes on in a flow. */
    public UserFacts(KeycloakSession session, RealmModel realm, UserModel user) {
        this.realm = realm;
        this.user = user;
        this.roles = Lazy.of(() -> names(EffectiveRoles.of(session, user)));
        this.groups = Lazy.of(() ->
                user.getGroupsStream().map(KeycloakModelUtils::buildGroupPath).collect(Collectors.toUnmodifiableSet()));
        this.factors = Lazy.of(() -> new SecondFactors(session, realm, user));
        this.enrolled = Lazy.of(() -> factors().enrolled());
        this.passwordChangedAt = Lazy.of(() -> user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findFirst()
                .map(CredentialModel::getCreatedDate)
                .map(Instant::ofEpochMilli));
    }

    private static Set<String> names(Set<RoleModel> roles) {
        Set<String> names = new HashSet<>();
        for (RoleModel role : roles) {
            names.add(name(role));
        }
        return Collections.unmodifiableSet(names);
    }

    /** A realm role by its name, a client's as {@code client/role}. */
    private static String name(RoleModel role) {
        return role.isClientRole()
                ? ((ClientModel) role.getContainer()).getClientId() + "/" + role.getName()
                : role.getName();
    }

    public String id() {
        return user.getId();
    }

    public String username() {
        return user.getUsername();
    }

    public Optional<String> email() {
        return Optional.ofNullable(user.getEmail());
    }

    public boolean isEmailVerified() {
        return user.isEmailVerified();
    }

    /** Also those that come with groups and other roles; a client's role as {@code client/role}. */
    public Set<String> roles() {
        return roles.get();
    }

    /** Paths of the groups that the user is in directly: {@code /staff/it}. */
    public Set<String> groups() {
        return groups.get();
    }

    public Map<String, List<String>> attributes() {
        return user.getAttributes();
    }

    /** When the account was made; unknown for accounts of some user stores. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(user.getCreatedTimestamp()).map(Instant::ofEpochMilli);
    }

    /** When the password was set; unknown without a password, or one that is not kept by Keycloak. */
    public Optional<Instant> passwordChangedAt() {
        return passwordChangedAt.get();
    }

    /** Whether Keycloak has the user choose another password after this login: it has expired, or an administrator said so. */
    public boolean isPasswordChangeDue(Instant now) {
        int days = realm.getPasswordPolicy().getDaysToExpirePassword();
        return user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals)
                || (days >= 0
                        && passwordChangedAt()
                                .filter(changed ->
                                        changed.plus(Duration.ofDays(days)).isBefore(now))
                                .isPresent());
    }

    /** The second factors that the user has, usable or not, strongest first. */
    public List<SecondFactor> enrolledFactors() {
        return enrolled.get();
    }

    /** The second factors, own and built-in, as they are now. */
    public SecondFactors factors() {
        return factors.get();
    }
}
