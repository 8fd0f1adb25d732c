package org.mfapack.delivery.sms;

import java.io.IOException;
import java.text.MessageFormat;
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

/** Sends codes by the senders of the realm, in the words of its login theme. */
public final class SmsCourier implements Courier {

    @Override
    public List<String> senders(KeycloakSession session) {
        return SmsSenders.of(session).ready();
    }

    @Override
    public void send(KeycloakSession session, String sender, CodeMessage message) throws DeliveryException {
        try {
            session.getProvider(SmsSender.class, sender).send(compose(session, message));
        } catch (SmsException e) {
            throw new DeliveryException(e.kind(), e.reason(), e);
        }
    }

    private static SmsMessage compose(KeycloakSession session, CodeMessage message) throws DeliveryException {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = session.getContext().getClient();
        Locale locale = message.locale();
        Properties messages = messages(session, realm, locale);
        String realmName = DisplayNames.of(realm);
        String text = new SmsText(messages.getProperty("mfa.sms.text"), locale)
                .compose(
                        message.code(),
                        realmName,
                        client == null ? "" : DisplayNames.of(client, session),
                        message.lifetimeMinutes(),
                        message.host());
        String spoken = new MessageFormat(messages.getProperty("mfa.sms.spoken"), locale)
                .format(new Object[] {String.join(", ", message.code().split("")), realmName});
        return new SmsMessage(
                message.address(), text, spoken, locale, SmsSettings.of(realm).senderId());
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
