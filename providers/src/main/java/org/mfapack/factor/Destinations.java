package org.mfapack.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.address.EmailAddresses;
import org.mfapack.address.PhoneNumbers;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.sms.SmsSenders;
import org.mfapack.store.CredentialLabels;

/** The addresses of one user on one channel, in the user's own order. */
public final class Destinations {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Channel channel;

    public Destinations(KeycloakSession session, RealmModel realm, UserModel user, Channel channel) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.channel = channel;
    }

    /** All of them, also those that nothing is sent to. */
    public List<Destination> all() {
        return allBut("");
    }

    /** What would be left of them without one credential: a verified e-mail comes back when its credential goes. */
    List<Destination> allBut(String credentialId) {
        List<Destination> all =
                new ArrayList<>(stored().filter(model -> !model.getId().equals(credentialId))
                        .map(this::destination)
                        .toList());
        if (channel == Channel.EMAIL) {
            verifiedEmail()
                    .filter(email ->
                            all.stream().noneMatch(known -> known.address().equalsIgnoreCase(email)))
                    .ifPresent(email ->
                            all.add(new Destination(Destination.VERIFIED_EMAIL, email, null, mask(email), false)));
        }
        return all;
    }

    /** Those that a code can be sent to now. */
    public List<Destination> usable() {
        List<Destination> enabled =
                all().stream().filter(destination -> !destination.disabled()).toList();
        boolean unreachable = channel == Channel.SMS
                && !enabled.isEmpty()
                && SmsSenders.of(session).ready().isEmpty();
        return unreachable ? List.of() : enabled;
    }

    /**
     * Whether the user has any, usable or not; without a side effect. Also one that cannot be read: a login must not pass
     * because of a wrong import (SPEC O4).
     */
    public boolean isEnrolled() {
        return hasCredential() || (channel == Channel.EMAIL && verifiedEmail().isPresent());
    }

    private boolean hasCredential() {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(channel.credentialType())
                .findAny()
                .isPresent();
    }

    /** Whether the user has one without a credential of its own. */
    public boolean isEnrolledByVerifiedEmail() {
        return all().stream().anyMatch(destination -> destination.id().equals(Destination.VERIFIED_EMAIL));
    }

    /** The masked addresses in one line, for a list of factors. */
    public String masks() {
        return usable().stream().map(Destination::masked).collect(Collectors.joining(", "));
    }

    /** Disables all of them after too many wrong codes in a row: the count is on the factor, not on one address. */
    public void disableAll() {
        List<Destination> all = all();
        stored().filter(model -> !model.isDisabled()).toList().forEach(model -> {
            model.disable();
            user.credentialManager().updateStoredCredential(model);
        });
        all.stream()
                .filter(destination -> destination.id().equals(Destination.VERIFIED_EMAIL))
                .map(Destination::address)
                .forEach(email -> {
                    AddressCredentialModel model =
                            AddressCredentialModel.create(channel, email, labels().free(mask(email)));
                    model.disable();
                    user.credentialManager().createStoredCredential(model);
                });
    }

    /** Gives the verified e-mail that counts a credential, so that it has a place in the user's order; none if it does not count. */
    void storeVerifiedEmail() {
        if (isEnrolledByVerifiedEmail()) {
            enrol(user.getEmail(), Optional.empty());
        }
    }

    /**
     * Stores an address that was just proven; takes the place of a disabled one of the same address. Without a label it is
     * called by its mask, because labels stand in Keycloak's events.
     */
    public void enrol(String address, Optional<String> label) {
        stored().filter(model -> model.address().equalsIgnoreCase(address))
                .map(AddressCredentialModel::getId)
                .toList()
                .forEach(user.credentialManager()::removeStoredCredentialById);
        String free = labels().free(label.orElseGet(() -> mask(address)));
        user.credentialManager().createStoredCredential(AddressCredentialModel.create(channel, address, free));
    }

    public String mask(String address) {
        return channel == Channel.EMAIL ? EmailAddresses.mask(address) : PhoneNumbers.mask(address);
    }

    private CredentialLabels labels() {
        return new CredentialLabels(user, channel.credentialType());
    }

    private Destination destination(AddressCredentialModel model) {
        return new Destination(
                model.getId(), model.address(), model.getUserLabel(), mask(model.address()), model.isDisabled());
    }

    private Stream<AddressCredentialModel> stored() {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(channel.credentialType())
                .flatMap(stored -> AddressCredentialModel.of(stored).stream());
    }

    private Optional<String> verifiedEmail() {
        return Optional.ofNullable(user.getEmail())
                .filter(email -> user.isEmailVerified()
                        && !email.isBlank()
                        && EmailSettings.of(realm).verifiedEmailCounts());
    }
}
