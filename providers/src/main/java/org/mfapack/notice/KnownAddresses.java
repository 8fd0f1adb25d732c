package org.mfapack.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;

/**
 * The addresses at which a user is known, at one moment.
 *
 * @param profileEmail that of the user's profile, verified or not
 * @param emails verified ones: that of the profile and the enrolled
 * @param phones enrolled ones
 */
record KnownAddresses(Optional<String> profileEmail, List<Destination> emails, List<Destination> phones) {

    private static final KnownAddresses NONE = new KnownAddresses(Optional.empty(), List.of(), List.of());

    static KnownAddresses of(KeycloakSession session, RealmModel realm, UserModel user) {
        Destinations emailDestinations = new Destinations(session, realm, user, Channel.EMAIL);
        List<Destination> emails = new ArrayList<>(emailDestinations.all());
        Optional<String> profileEmail = Optional.ofNullable(user.getEmail()).filter(email -> !email.isBlank());
        // Also where the realm does not count it as a factor.
        profileEmail
                .filter(email -> user.isEmailVerified()
                        && emails.stream().noneMatch(it -> it.address().equalsIgnoreCase(email)))
                .ifPresent(email -> emails.add(new Destination(
                        Destination.VERIFIED_EMAIL, email, null, emailDestinations.mask(email), false)));
        return new KnownAddresses(profileEmail, emails, new Destinations(session, realm, user, Channel.SMS).all());
    }

    /**
     * Those before what the present transaction has changed: as long as it has not committed, another one sees them.
     * Keycloak fires its events when a credential is already gone, and they do not tell its address.
     */
    static KnownAddresses beforeTransactionOf(KeycloakSession session, String realmId, String userId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), before -> {
            RealmModel realm = before.realms().getRealm(realmId);
            if (realm == null) {
                return NONE;
            }
            before.getContext().setRealm(realm);
            UserModel user = before.users().getUserById(realm, userId);
            return user == null ? NONE : of(before, realm, user);
        });
    }

    /** The mask of the address that a credential holds. */
    Optional<String> maskOf(String credentialId) {
        return Stream.concat(emails.stream(), phones.stream())
                .filter(destination -> destination.id().equals(credentialId))
                .map(Destination::masked)
                .findFirst();
    }
}
