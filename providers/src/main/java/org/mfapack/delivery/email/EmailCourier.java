package org.mfapack.delivery.email;

import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.Courier;
import org.mfapack.delivery.DeliveryException;
import org.mfapack.delivery.DeliveryException.Kind;
import org.mfapack.delivery.DisplayNames;

/** Sends codes by Keycloak's e-mail SPI: the realm's SMTP settings and e-mail theme, HTML and text (SPEC D7). */
public final class EmailCourier implements Courier {

    private static final String TEMPLATE = "mfa-code-email.ftl";

    /** Each realm has a mail server of its own, so each has its own breaker. */
    @Override
    public List<String> senders(KeycloakSession session) {
        return List.of("smtp:" + session.getContext().getRealm().getName());
    }

    @Override
    public void send(KeycloakSession session, String sender, CodeMessage message) throws DeliveryException {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, message.origin().userId());
        if (user == null) {
            throw new DeliveryException(Kind.REJECTED, "user_gone", null);
        }
        String realmName = DisplayNames.of(realm);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(
                            message.codeInSubject() ? "mfa.email.subject-with-code" : "mfa.email.subject",
                            message.codeInSubject() ? List.of(realmName, message.code()) : List.of(realmName),
                            TEMPLATE,
                            attributes(session, message),
                            message.address());
        } catch (EmailException e) {
            throw failure(e);
        }
    }

    private static Map<String, Object> attributes(KeycloakSession session, CodeMessage message) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("code", message.code());
        attributes.put("lifetimeMinutes", message.lifetimeMinutes());
        attributes.put("purpose", message.purpose().name().toLowerCase(Locale.ROOT));
        ClientModel client = session.getContext().getClient();
        attributes.put("clientName", client == null ? "" : DisplayNames.of(client, session));
        return attributes;
    }

    /** Keycloak wraps what Jakarta Mail says; only a server that was never reached is worth another try. */
    private static DeliveryException failure(EmailException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailedException) {
                return new DeliveryException(Kind.REJECTED, "smtp_rejected", e);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new DeliveryException(Kind.UNAVAILABLE, "unreachable", e);
            }
        }
        return new DeliveryException(Kind.UNCERTAIN, "smtp_failed", e);
    }
}
