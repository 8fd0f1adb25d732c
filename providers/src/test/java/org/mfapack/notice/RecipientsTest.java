package org.mfapack.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.factor.Destination;

@DisplayName("N1, F3 who is told")
class RecipientsTest {

    private static Incident about(String credentialType) {
        return new Incident(
                NoticeKind.FACTOR_ADDED,
                "alice",
                Optional.of(credentialType),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                false,
                true,
                Instant.EPOCH);
    }

    private static KnownAddresses known(List<String> emails, List<String> phones) {
        return new KnownAddresses(
                Optional.empty(),
                destinations(emails).toList(),
                destinations(phones).toList());
    }

    private static Stream<Destination> destinations(List<String> addresses) {
        return addresses.stream().map(address -> new Destination(address, address, null, "•••", false));
    }

    private static List<String> addresses(List<Destination> destinations) {
        return destinations.stream().map(Destination::address).toList();
    }

    @Test
    void givenEmailThatGoes_whenAnotherComes_thenEachIsToldOnce() {
        Recipients told = Recipients.of(
                about("mfa-email"),
                known(List.of("old@b", "Kept@b"), List.of("+1")),
                known(List.of("kept@b", "new@b"), List.of("+1")));

        assertThat(addresses(told.emails())).containsExactly("old@b", "Kept@b", "new@b");
        assertThat(told.phones()).isEmpty();
    }

    @Test
    void givenPhones_whenOneIsAdded_thenTheOldOnesAreToldBesidesTheEmail() {
        Recipients told = Recipients.of(
                about("mfa-sms"), known(List.of("a@b"), List.of("+1")), known(List.of("a@b"), List.of("+1", "+2")));

        assertThat(addresses(told.emails())).containsExactly("a@b");
        assertThat(addresses(told.phones())).containsExactly("+1");
    }

    @Test
    void givenNoEmail_whenAnythingHappens_thenThePhonesAreTold() {
        KnownAddresses phoneOnly = known(List.of(), List.of("+1", "+2"));

        assertThat(addresses(Recipients.of(about("otp"), phoneOnly, phoneOnly).phones()))
                .containsExactly("+1", "+2");
    }
}
