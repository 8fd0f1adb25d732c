package org.mfapack.factor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.mfapack.config.Finding;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.sms.SmsSenders;
import org.mfapack.delivery.sms.SmsSettings;

/** Whether the realm can send anything on a channel. */
public final class Senders {

    private static final Map<Channel, String> KEYS =
            Map.of(Channel.EMAIL, "smtpServer", Channel.SMS, SmsSettings.SENDERS);

    private Senders() {}

    public static boolean canSend(KeycloakSession session, Channel channel) {
        return findings(session, channel).isEmpty();
    }

    /** What keeps messages from being sent in the realm of the session's context. */
    public static List<Finding> findings(KeycloakSession session, Channel channel) {
        return (channel == Channel.SMS ? smsRemedies(session) : emailRemedies(session))
                .map(remedy -> new Finding(KEYS.get(channel), "", "no message is sent", remedy))
                .toList();
    }

    private static Stream<String> smsRemedies(KeycloakSession session) {
        SmsSenders senders = SmsSenders.of(session);
        return senders.ready().isEmpty() ? senders.remedies().stream() : Stream.empty();
    }

    private static Stream<String> emailRemedies(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return realm.getSmtpConfig().get("host") == null
                ? Stream.of("Enter the mail server of the realm: Realm settings, Email.")
                : Stream.empty();
    }
}
