package org.mfapack.delivery.sms;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.Courier;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;
import org.mfapack.delivery.DisplayNames;
import org.mfapack.delivery.Message;
import org.mfapack.delivery.NoticeMessage;

/** Sends codes and notices by the senders of the realm, in the words of its login theme. */
public final class SmsCourier implements Courier {

    @Override
    public List<String> senders(KeycloakSession session) {
        return SmsSenders.of(session).ready();
    }

    @Override
    public void send(KeycloakSession session, String sender, Message message) throws DeliveryException {
        try {
            session.getProvider(SmsSender.class, sender).send(compose(session, message));
        } catch (SmsException e) {
            throw new DeliveryException(e.kind(), e.reason(), e);
        }
    }

    private static SmsMessage compose(KeycloakSession session, Message message) throws DeliveryException {
        RealmModel realm = session.getContext().getRealm();
        SmsWords words = words(session, realm, message);
        return new SmsMessage(
                message.address(),
                words.text(),
                words.spoken(),
                message.locale(),
                SmsSettings.of(realm).senderId());
    }

    /** Realms may have texts of their own: a pattern that cannot be read is no fault of the sender, which others share. */
    private static SmsWords words(KeycloakSession session, RealmModel realm, Message message) throws DeliveryException {
        Properties messages = messages(session, realm, message.locale());
        try {
            return message instanceof CodeMessage code
                    ? SmsWords.of(code, messages, DisplayNames.of(realm), clientName(session))
                    : SmsWords.of((NoticeMessage) message, messages, DisplayNames.of(realm));
        } catch (IllegalArgumentException e) {
            throw new DeliveryException(Kind.REJECTED, "text_unreadable", e);
        }
    }

    private static String clientName(KeycloakSession session) {
        ClientModel client = session.getContext().getClient();
        return client == null ? "" : DisplayNames.of(client, session);
    }

    private static Properties messages(KeycloakSession session, RealmModel realm, Locale locale)
            throws DeliveryException {
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
        } catch (IOException e) {
            throw new DeliveryException(Kind.REJECTED, "theme_unreadable", e);
        }
    }
}
