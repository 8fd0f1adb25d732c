package org.mfapack.delivery.email;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.delivery.Courier;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;
import org.mfapack.delivery.Message;

/** Sends codes and notices by Keycloak's e-mail SPI: the realm's SMTP settings and e-mail theme, HTML and text (SPEC D7). */
public final class EmailCourier implements Courier {

    private static final String UNSENDABLE = "address_not_sendable";

    /** Each realm has a mail server of its own, so each has its own breaker. */
    @Override
    public List<String> senders(KeycloakSession session) {
        return List.of("smtp:" + session.getContext().getRealm().getName());
    }

    @Override
    public void send(KeycloakSession session, String sender, Message message) throws DeliveryException {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, message.origin().userId());
        if (user == null) {
            throw new DeliveryException(Kind.REJECTED, "user_gone", null);
        }
        EmailText text = EmailText.of(session, message);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(
                            text.subjectKey(),
                            text.subjectArguments(),
                            text.template(),
                            new HashMap<>(text.attributes()),
                            message.address());
        } catch (EmailException e) {
            throw failure(e);
        }
    }

    /**
     * Keycloak wraps what Jakarta Mail says; only a server that was never reached is worth another try. An address that
     * Keycloak itself does not send to, which it says without a cause, is not the server's fault: whoever enrols such
     * addresses must not open the breaker of the realm.
     */
    static DeliveryException failure(EmailException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailedException) {
                return new DeliveryException(Kind.REJECTED, "smtp_rejected", e);
            }
            if (cause instanceof AddressException) {
                return new DeliveryException(Kind.REJECTED, UNSENDABLE, e);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new DeliveryException(Kind.UNAVAILABLE, "unreachable", e);
            }
        }
        return e.getCause() == null
                ? new DeliveryException(Kind.REJECTED, UNSENDABLE, e)
                : new DeliveryException(Kind.UNCERTAIN, "smtp_failed", e);
    }
}
