package org.mfapack.factor.code;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.mfapack.address.PhoneNumbers;
import org.mfapack.delivery.sms.SmsSettings;

/** Enrolment of a phone; numbers of the realm's region may be typed without a country code (SPEC D9). */
final class PhoneForm implements SetUpAddressAction.AddressForm {

    @Override
    public Optional<String> parse(KeycloakSession session, String typed) {
        return numbers(session).toE164(typed);
    }

    @Override
    public Optional<String> example(KeycloakSession session) {
        return numbers(session).example();
    }

    private static PhoneNumbers numbers(KeycloakSession session) {
        return new PhoneNumbers(
                SmsSettings.of(session.getContext().getRealm()).region().orElse(null));
    }
}
