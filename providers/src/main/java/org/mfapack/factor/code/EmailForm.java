package org.mfapack.factor.code;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.mfapack.address.EmailAddresses;

/** Enrolment of an e-mail address. */
final class EmailForm implements SetUpAddressAction.AddressForm {

    @Override
    public Optional<String> parse(KeycloakSession session, String typed) {
        return EmailAddresses.parse(typed);
    }

    @Override
    public Optional<String> example(KeycloakSession session) {
        return Optional.empty();
    }
}
