package org.mfapack.factor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.mfapack.delivery.Channel;

/** The second factors of one user: the one place that chooser, enrolment, policy, conditions and notices ask (SPEC F5). */
public final class SecondFactors {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public SecondFactors(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Factors that the user has, usable or not, strongest first; without a side effect. */
    public List<SecondFactor> enrolled() {
        return Arrays.stream(SecondFactor.values()).filter(this::isEnrolled).toList();
    }

    public boolean isEnrolled(SecondFactor factor) {
        return channel(factor)
                .map(channel -> new Destinations(session, realm, user, channel).isEnrolled())
                .orElseGet(() -> user.credentialManager().isConfiguredFor(factor.credentialType()));
    }

    /** Factors that the user has and can log in with now, strongest first. */
    public List<SecondFactor> usable() {
        return Arrays.stream(SecondFactor.values()).filter(this::isUsable).toList();
    }

    public boolean isUsable(SecondFactor factor) {
        return isAllowed(factor)
                && channel(factor)
                        .map(channel -> !new Destinations(session, realm, user, channel)
                                .usable()
                                .isEmpty())
                        .orElseGet(() -> isEnrolled(factor));
    }

    /** Whether the factor policy lets this user have the factor and log in with it (SPEC F6). */
    public boolean isAllowed(SecondFactor factor) {
        return FactorPolicy.of(realm, user).allows(factor);
    }

    /** Whether the user may set it up here and now: allowed, its required action enabled, its messages deliverable. */
    public boolean canEnrol(SecondFactor factor) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(factor.setUpAction());
        return isAllowed(factor)
                && action != null
                && action.isEnabled()
                && channel(factor)
                        .map(channel -> Senders.canSend(session, channel))
                        .orElse(true);
    }

    /** Has the user be asked for this factor first (SPEC E6): Keycloak keeps the order of a user's credentials. */
    public void prefer(SecondFactor factor) {
        user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .findFirst()
                .ifPresent(credential -> user.credentialManager().moveStoredCredentialTo(credential.getId(), null));
    }

    private static Optional<Channel> channel(SecondFactor factor) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.credentialType().equals(factor.credentialType()))
                .findFirst();
    }
}
