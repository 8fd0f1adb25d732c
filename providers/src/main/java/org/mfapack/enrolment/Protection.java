package org.mfapack.enrolment;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.mfapack.config.Finding;
import org.mfapack.demand.EnrolmentDemand;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;
import org.mfapack.store.KeycloakSingleUseStore;

/** How one user's account is protected by second factors, and how it could be. */
final class Protection {

    private final SecondFactors factors;
    private final MfaPreferences preferences;

    Protection(KeycloakSession session, RealmModel realm, UserModel user) {
        this.factors = new SecondFactors(session, realm, user);
        this.preferences = new MfaPreferences(realm, user, new KeycloakSingleUseStore(session));
    }

    static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    /** Whether the user can be asked for a factor at the next login, backups aside. */
    boolean isProtected() {
        return strongestFirst().anyMatch(factors::isProtecting);
    }

    List<SecondFactor> enrolled() {
        return strongestFirst().filter(factors::isProtecting).toList();
    }

    /** What the user may set up, strongest first. */
    List<SecondFactor> choices() {
        return strongestFirst().filter(factors::canEnrol).toList();
    }

    boolean canBeProtected() {
        return strongestFirst().anyMatch(factors::canEnrol);
    }

    void prefer(SecondFactor factor) {
        factors.prefer(factor);
    }

    /** The one that a user who is protected is asked for first. */
    SecondFactor preferred() {
        return factors.preferred().orElseThrow();
    }

    Verdict verdict(EnrolmentSettings settings) {
        return settings.verdict(preferences.state(), now());
    }

    MfaPreferences preferences() {
        return preferences;
    }

    /** Keycloak passes over a required action that is not there or disabled, and a login would pass with it. */
    static boolean canAsk(RealmModel realm) {
        return isEnabled(realm, EnrolmentDemand.ACTION);
    }

    /** What keeps the realm from asking anybody (SPEC O4), and whether only weak factors are on offer (DF10). */
    static List<Finding> findings(RealmModel realm) {
        Predicate<SecondFactor> enabled = factor -> isEnabled(realm, factor.setUpAction());
        Stream<Finding> action = canAsk(realm)
                ? Stream.empty()
                : Stream.of(new Finding(
                        "required action " + EnrolmentDemand.ACTION,
                        "disabled",
                        "nobody is asked, and whoever must not skip cannot log in",
                        "Enable it under Authentication > Required actions."));
        Stream<Finding> choices = strongestFirst().anyMatch(enabled)
                ? Stream.empty()
                : Stream.of(new Finding(
                        "required actions",
                        "none that sets up a factor is enabled",
                        "whoever must not skip cannot log in",
                        "Enable at least one, for example CONFIGURE_TOTP, under Authentication > Required actions."));
        boolean onlyWeak = strongestFirst().anyMatch(enabled)
                && strongestFirst()
                        .filter(enabled)
                        .allMatch(factor -> factor.strength() == SecondFactor.Strength.RESTRICTED);
        Stream<Finding> weak = onlyWeak
                ? Stream.of(new Finding(
                        "required actions",
                        "only e-mail and SMS codes can be set up",
                        "as it is",
                        "Enable CONFIGURE_TOTP or webauthn-register, so that users have a safer choice."))
                : Stream.empty();
        return Stream.of(action, choices, weak).flatMap(it -> it).toList();
    }

    static Stream<SecondFactor> strongestFirst() {
        return Arrays.stream(SecondFactor.values()).filter(factor -> !factor.isBackup());
    }

    private static boolean isEnabled(RealmModel realm, String action) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(action))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }
}
