package org.mfapack.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.email.EmailException;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;

class EmailCourierTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new EmailException("Invalid address"), Kind.REJECTED, "address_not_sendable"),
                Arguments.of(of(new AddressException("Domain")), Kind.REJECTED, "address_not_sendable"),
                Arguments.of(of(new SendFailedException("550")), Kind.REJECTED, "smtp_rejected"),
                Arguments.of(
                        of(new MessagingException("connect", new ConnectException())), Kind.UNAVAILABLE, "unreachable"),
                Arguments.of(
                        of(new MessagingException("read", new SocketTimeoutException())),
                        Kind.UNCERTAIN,
                        "smtp_failed"),
                Arguments.of(of(new IllegalStateException("no token")), Kind.UNCERTAIN, "smtp_failed"));
    }

    private static EmailException of(Exception cause) {
        return new EmailException("Error when attempting to send the email to the server.", cause);
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("D2, X2 an address that cannot be sent to is no failure of the mail server")
    void givenWhatKeycloakSays_whenJudged_thenOnlyWhatTheServerDidCountsAgainstIt(
            EmailException said, Kind kind, String reason) {
        DeliveryException failure = EmailCourier.failure(said);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
    }
}
