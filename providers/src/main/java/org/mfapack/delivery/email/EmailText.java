package org.mfapack.delivery.email;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.CodeMessage;
import org.mfapack.delivery.DisplayNames;
import org.mfapack.delivery.Message;
import org.mfapack.delivery.NoticeMessage;

/** Which template tells a message, and what it may say. */
record EmailText(String subjectKey, List<Object> subjectArguments, String template, Map<String, Object> attributes) {

    /** @param session whose context holds the realm and the client */
    static EmailText of(KeycloakSession session, Message message) {
        return message instanceof CodeMessage code ? ofCode(session, code) : ofNotice(session, (NoticeMessage) message);
    }

    private static EmailText ofCode(KeycloakSession session, CodeMessage message) {
        String realmName = DisplayNames.of(session.getContext().getRealm());
        ClientModel client = session.getContext().getClient();
        return new EmailText(
                message.codeInSubject() ? "mfa.email.subject-with-code" : "mfa.email.subject",
                message.codeInSubject() ? List.of(realmName, message.code()) : List.of(realmName),
                "mfa-code-email.ftl",
                Map.of(
                        "code", message.code(),
                        "lifetimeMinutes", message.lifetimeMinutes(),
                        "purpose", message.purpose().name().toLowerCase(Locale.ROOT),
                        "clientName", client == null ? "" : DisplayNames.of(client, session)));
    }

    private static EmailText ofNotice(KeycloakSession session, NoticeMessage message) {
        NoticeMessage.Content content = message.content();
        return new EmailText(
                "mfa.notice.subject",
                List.of(DisplayNames.of(session.getContext().getRealm())),
                "mfa-notice-email.ftl",
                Map.ofEntries(
                        Map.entry("kind", content.kind()),
                        Map.entry("method", content.method()),
                        Map.entry("destination", content.destination().orElse("")),
                        Map.entry("codesLeft", content.codesLeft().orElse(0)),
                        Map.entry("byAdministrator", content.byAdministrator()),
                        Map.entry("time", time(content.at(), message.locale())),
                        Map.entry("device", content.device().orElse("")),
                        Map.entry("ipAddress", content.ipAddress().orElse("")),
                        Map.entry("place", content.place().orElse("")),
                        Map.entry("accountUrl", content.accountUrl())));
    }

    /** In UTC, and saying so: neither a realm nor a user has a time zone. */
    private static String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
