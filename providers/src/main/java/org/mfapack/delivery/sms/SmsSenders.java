package org.mfapack.delivery.sms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** The senders a realm may use, best first. */
public final class SmsSenders {

    private final KeycloakSessionFactory factories;
    private final List<String> wanted;

    private SmsSenders(KeycloakSessionFactory factories, List<String> wanted) {
        this.factories = factories;
        this.wanted = wanted;
    }

    /**
     * Those of the realm in the session's context. The server's own is {@code --spi-mfa-sms--provider}, which makes
     * Keycloak load no other sender, or {@code --spi-mfa-sms--provider-default}, which leaves the others to realms.
     */
    public static SmsSenders of(KeycloakSession session) {
        KeycloakSessionFactory factories = session.getKeycloakSessionFactory();
        List<String> wanted = SmsSettings.of(session.getContext().getRealm()).senders();
        if (wanted.isEmpty()) {
            wanted = Stream.of(Config.getProvider(SmsSpi.NAME), Config.getDefaultProvider(SmsSpi.NAME))
                    .filter(Objects::nonNull)
                    .limit(1)
                    .toList();
        }
        return new SmsSenders(factories, wanted);
    }

    /** Ids of the senders that exist and are configured. */
    public List<String> ready() {
        return wanted.stream().filter(sender -> remedy(sender).isEmpty()).toList();
    }

    /** What keeps text messages from being sent, one sentence each. */
    public List<String> remedies() {
        if (wanted.isEmpty()) {
            return List.of(
                    "Choose an SMS sender: start the server with --spi-mfa-sms--provider-default=<id>, or name senders in"
                            + " the configuration of the required action mfa-set-up-sms.");
        }
        return wanted.stream().flatMap(sender -> remedy(sender).stream()).toList();
    }

    private Optional<String> remedy(String sender) {
        return factories.getProviderFactory(SmsSender.class, sender) instanceof SmsSenderFactory factory
                ? factory.remedy()
                : Optional.of("There is no SMS sender \"" + sender + "\"; known are the providers of the SPI mfa-sms.");
    }
}
