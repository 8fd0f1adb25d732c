package org.mfapack.factor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.delivery.Channel;

/** The second factors of one user: the one place that chooser, enrolment, policy, conditions and notices ask (SPEC F5). */
public final class SecondFactors {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final ConfiguredTypes configured;

    public SecondFactors(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.configured = new ConfiguredTypes(session, realm, user);
    }

    /** Factors that the user has, usable or not, strongest first; without a side effect. */
    public List<SecondFactor> enrolled() {
        return those(this::isEnrolled);
    }

    public boolean isEnrolled(SecondFactor factor) {
        return factor.channel().isPresent()
                ? destinations(factor.channel().get()).isEnrolled()
                : configured.contain(factor.credentialType());
    }

    /** Whether the user has set it up, rather than having it by a verified e-mail that counts. */
    public boolean isStored(SecondFactor factor) {
        return factor.channel().isPresent()
                ? storedIds(factor).findAny().isPresent()
                : configured.contain(factor.credentialType());
    }

    /** Factors that the user has and can log in with now, strongest first. */
    public List<SecondFactor> usable() {
        return those(this::isUsable);
    }

    public boolean isUsable(SecondFactor factor) {
        return isAllowed(factor)
                && factor.channel()
                        .map(channel -> !destinations(channel).usable().isEmpty())
                        .orElseGet(() -> isEnrolled(factor));
    }

    /**
     * Whether it keeps out whoever knows the password alone (SPEC E3, E4): usable, and no backup. A verified e-mail that
     * counts is a factor that nobody has chosen, and does so only where a flow asks for it.
     */
    public boolean isProtecting(SecondFactor factor) {
        return !factor.isBackup()
                && isUsable(factor)
                && factor.channel()
                        .map(channel -> destinations(channel).usable().stream()
                                .anyMatch(destination -> destination.isProtectingIn(realm)))
                        .orElse(true);
    }

    /** Whether the factor policy lets this user have the factor and log in with it (SPEC F6). */
    public boolean isAllowed(SecondFactor factor) {
        return FactorPolicy.of(session, realm, user).allows(factor);
    }

    /** Whether the user may set it up here and now: allowed, its required action enabled, its messages deliverable. */
    public boolean canEnrol(SecondFactor factor) {
        return isAllowed(factor)
                && FactorPolicyCheck.isEnabled(realm, factor.setUpAction())
                && factor.channel()
                        .map(channel -> Senders.canSend(session, channel))
                        .orElse(true);
    }

    /**
     * Which one of its kind it is, for a list of factors: the masked addresses, or the names that the user gave to apps and
     * passkeys. Empty if there is nothing to tell.
     */
    public String hint(SecondFactor factor) {
        return factor.channel()
                .map(channel -> destinations(channel).masks())
                .orElseGet(() -> factor.isBackup() ? "" : labels(factor));
    }

    /**
     * The factor that a login asks for first: the first usable one in the user's own order of credentials (SPEC E6). Backups
     * come last, wherever they stand.
     */
    public Optional<SecondFactor> preferred() {
        for (CredentialModel credential :
                user.credentialManager().getStoredCredentialsStream().toList()) {
            Optional<SecondFactor> factor = SecondFactor.ofCredentialType(credential.getType());
            if (factor.isPresent() && !factor.get().isBackup() && isUsable(factor.get())) {
                return factor;
            }
        }
        return usable().stream().findFirst();
    }

    /**
     * Puts a factor first in the user's own order of credentials, which is what Keycloak asks by (SPEC E6). A verified e-mail
     * that counts is stored for that: Keycloak lists what is not stored last.
     *
     * @return whether the user has the factor
     */
    public boolean prefer(SecondFactor factor) {
        factor.channel().filter(channel -> !isStored(factor)).ifPresent(channel -> destinations(channel)
                .storeVerifiedEmail());
        Optional<String> id = storedIds(factor).findFirst();
        id.ifPresent(first -> user.credentialManager().moveStoredCredentialTo(first, null));
        return id.isPresent();
    }

    private static List<SecondFactor> those(Predicate<SecondFactor> wanted) {
        List<SecondFactor> those = new ArrayList<>();
        for (SecondFactor factor : SecondFactor.values()) {
            if (wanted.test(factor)) {
                those.add(factor);
            }
        }
        return Collections.unmodifiableList(those);
    }

    private Stream<String> storedIds(SecondFactor factor) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .map(CredentialModel::getId);
    }

    private String labels(SecondFactor factor) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .map(CredentialModel::getUserLabel)
                .filter(label -> label != null && !label.isBlank())
                .collect(Collectors.joining(", "));
    }

    private Destinations destinations(Channel channel) {
        return new Destinations(session, realm, user, channel);
    }
}
