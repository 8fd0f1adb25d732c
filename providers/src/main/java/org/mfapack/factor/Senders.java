package org.mfapack.factor;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.sms.SmsSenders;

/** Whether the realm can send anything on a channel. */
public final class Senders {

    private Senders() {}

    static boolean canSend(KeycloakSession session, Channel channel) {
        return remedies(session, channel).isEmpty();
    }

    /** What keeps messages from being sent in the realm of the session's context, one sentence each. */
    public static List<String> remedies(KeycloakSession session, Channel channel) {
        if (channel == Channel.SMS) {
            SmsSenders senders = SmsSenders.of(session);
            return senders.ready().isEmpty() ? senders.remedies() : List.of();
        }
        RealmModel realm = session.getContext().getRealm();
        return realm.getSmtpConfig().get("host") == null
                ? List.of("Enter the mail server of the realm: Realm settings, Email.")
                : List.of();
    }
}
