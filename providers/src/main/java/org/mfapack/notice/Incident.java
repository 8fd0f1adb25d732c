package org.mfapack.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.mfapack.audit.Audit;
import org.mfapack.audit.Blocks;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.SecondFactor;

/**
 * Something that happened to an account and that its owner should know: one event among those of Keycloak and the pack.
 *
 * <p>Keycloak tells some things twice, as {@code UPDATE_CREDENTIAL} and as the older {@code UPDATE_TOTP}; the older ones
 * never come alone and are not listened to.
 *
 * @param credentialType type of the credential in question, if there is one
 * @param destination mask of the address in question, if it is known
 * @param lasting whether it stays as it is until the user does something
 */
record Incident(
        NoticeKind kind,
        String userId,
        Optional<String> credentialType,
        Optional<String> credentialId,
        Optional<String> destination,
        OptionalInt codesLeft,
        boolean byAdministrator,
        boolean lasting,
        Instant at) {

    private static final String BROWSER = "mfa-browser";
    private static final Pattern CREDENTIAL_OF_USER = Pattern.compile("users/([^/]+)/credentials/([^/]+)");
    private static final Pattern PASSWORD_OF_USER = Pattern.compile("users/([^/]+)/reset-password");
    private static final Pattern USER = Pattern.compile("users/([^/]+)");

    static Optional<Incident> of(Event event) {
        // Which factor a login ended with says nothing of the browser.
        boolean plain = event.getDetails() == null || event.getType() == EventType.LOGIN;
        Map<String, String> details = plain ? Map.of() : event.getDetails();
        if (event.getUserId() == null) {
            return Optional.empty();
        }
        return kind(event, details)
                .map(kind -> new Incident(
                        kind,
                        event.getUserId(),
                        credentialType(details),
                        Optional.ofNullable(details.get(Details.CREDENTIAL_ID)),
                        Optional.ofNullable(details.get(Audit.DESTINATION)),
                        number(details.get(Audit.REMAINING)),
                        false,
                        kind != NoticeKind.SECOND_FACTOR_FAILED && !Blocks.TOO_MANY.equals(details.get(Audit.REASON)),
                        Instant.ofEpochMilli(event.getTime())));
    }

    private static Optional<NoticeKind> kind(Event event, Map<String, String> details) {
        return switch (event.getType()) {
            case UPDATE_CREDENTIAL ->
                Optional.of(isPassword(details) ? NoticeKind.PASSWORD_CHANGED : NoticeKind.FACTOR_ADDED);
            case REMOVE_CREDENTIAL -> isBrowser(details) ? Optional.empty() : Optional.of(NoticeKind.FACTOR_REMOVED);
            case UPDATE_EMAIL, UPDATE_PROFILE ->
                isOtherEmail(details) ? Optional.of(NoticeKind.EMAIL_CHANGED) : Optional.empty();
            case CUSTOM_REQUIRED_ACTION ->
                switch (details.getOrDefault(Audit.EVENT, "")) {
                    case Audit.RECOVERY -> Optional.of(NoticeKind.RECOVERY_CODE_USED);
                    case Audit.REMEMBER -> Optional.of(NoticeKind.BROWSER_REMEMBERED);
                    default -> Optional.empty();
                };
            case CUSTOM_REQUIRED_ACTION_ERROR ->
                switch (details.getOrDefault(Audit.EVENT, "")) {
                    // an enrolment that is blocked keeps nobody from signing in
                    case Audit.BLOCK ->
                        Blocks.ENROLMENT.equals(details.get(Audit.REASON))
                                ? Optional.empty()
                                : Optional.of(NoticeKind.FACTOR_BLOCKED);
                    case Audit.FORGET -> Optional.of(NoticeKind.BROWSER_STOLEN);
                    default -> Optional.empty();
                };
            case LOGIN_ERROR ->
                isWrongSecondFactor(event, details) ? Optional.of(NoticeKind.SECOND_FACTOR_FAILED) : Optional.empty();
            // if it is one: the listener asks the memory of earlier logins
            case LOGIN -> Optional.of(NoticeKind.NEW_BROWSER);
            default -> Optional.empty();
        };
    }

    /** No way to sign in: nothing is lost with it. */
    private static boolean isBrowser(Map<String, String> details) {
        return BROWSER.equals(details.get(Details.CREDENTIAL_TYPE));
    }

    private static boolean isPassword(Map<String, String> details) {
        return PasswordCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE));
    }

    private static boolean isOtherEmail(Map<String, String> details) {
        String previous = details.get(Details.PREVIOUS_EMAIL);
        return previous != null && !previous.equalsIgnoreCase(details.get(Details.UPDATED_EMAIL));
    }

    /**
     * A passwordless passkey is a first factor as well, and a failure of it tells nothing about a password.
     */
    private static boolean isWrongSecondFactor(Event event, Map<String, String> details) {
        return Errors.INVALID_USER_CREDENTIALS.equals(event.getError())
                && credentialType(details)
                        .flatMap(SecondFactor::ofCredentialType)
                        .filter(factor -> factor != SecondFactor.PASSWORDLESS_PASSKEY)
                        .isPresent();
    }

    /** Events of the built-in OTP form name the chosen credential and no type; nothing else does so. */
    private static Optional<String> credentialType(Map<String, String> details) {
        return Optional.ofNullable(details.get(Details.CREDENTIAL_TYPE))
                .or(() -> Optional.ofNullable(details.get(Audit.FACTOR)))
                .or(() -> Optional.ofNullable(details.get(Details.SELECTED_CREDENTIAL_ID))
                        .map(any -> OTPCredentialModel.TYPE));
    }

    private static OptionalInt number(String text) {
        return text == null || !text.matches("\\d{1,9}") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** What an administrator did; a change of a user may be one of the e-mail address, which only the state tells. */
    static Optional<Incident> of(AdminEvent event) {
        if (event.getError() != null || event.getResourcePath() == null) {
            return Optional.empty();
        }
        boolean isAction = event.getOperationType() == OperationType.ACTION;
        Matcher credential = CREDENTIAL_OF_USER.matcher(event.getResourcePath());
        if (isAction && credential.matches()) {
            String type = event.getDetails() == null ? null : event.getDetails().get(Details.CREDENTIAL_TYPE);
            if (BROWSER.equals(type)) {
                return Optional.empty();
            }
            return Optional.of(byAdministrator(
                    event,
                    NoticeKind.FACTOR_REMOVED,
                    credential.group(1),
                    Optional.ofNullable(type),
                    Optional.of(credential.group(2))));
        }
        Matcher password = PASSWORD_OF_USER.matcher(event.getResourcePath());
        if (isAction && password.matches()) {
            return Optional.of(byAdministrator(
                    event,
                    NoticeKind.PASSWORD_CHANGED,
                    password.group(1),
                    Optional.of(PasswordCredentialModel.TYPE),
                    Optional.empty()));
        }
        Matcher user = USER.matcher(event.getResourcePath());
        return event.getOperationType() == OperationType.UPDATE && user.matches()
                ? Optional.of(byAdministrator(
                        event, NoticeKind.EMAIL_CHANGED, user.group(1), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private static Incident byAdministrator(
            AdminEvent event, NoticeKind kind, String user, Optional<String> type, Optional<String> credential) {
        return new Incident(
                kind,
                user,
                type,
                credential,
                Optional.empty(),
                OptionalInt.empty(),
                true,
                true,
                Instant.ofEpochMilli(event.getTime()));
    }

    /** The method in message keys: {@code totp}, {@code password}, ...; empty if no one method is meant. */
    String method() {
        return credentialType
                .filter(type -> !type.contains(","))
                .map(type -> PasswordCredentialModel.TYPE.equals(type)
                        ? PasswordCredentialModel.TYPE
                        : SecondFactor.ofCredentialType(type)
                                .map(SecondFactor::id)
                                .orElse("other"))
                .orElse("");
    }

    /** Whether it changes which addresses the user has: those before it are told, too. */
    boolean changesAddresses() {
        boolean ofAddress = credentialType.filter(Incident::isAddress).isPresent();
        return switch (kind) {
            case EMAIL_CHANGED -> true;
            case FACTOR_ADDED, FACTOR_REMOVED -> ofAddress;
            default -> false;
        };
    }

    boolean isAboutPhone() {
        return credentialType.filter(Channel.SMS.credentialType()::equals).isPresent();
    }

    private static boolean isAddress(String type) {
        return type.equals(Channel.EMAIL.credentialType()) || type.equals(Channel.SMS.credentialType());
    }
}
