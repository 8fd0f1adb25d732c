package org.mfapack.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.mfapack.delivery.sms.Options;

@DisplayName("N1 which events are incidents")
class IncidentTest {

    private static Event event(String type, String error, String details) {
        Event event = new Event();
        event.setType(EventType.valueOf(type));
        event.setError(error);
        event.setUserId("alice");
        event.setTime(1000);
        event.setDetails(new HashMap<>());
        Stream.of(details.split(";")).map(detail -> detail.split("=", 2)).forEach(detail -> event.getDetails()
                .put(detail[0], detail[1]));
        return event;
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_CREDENTIAL,, credential_type=otp, FACTOR_ADDED, totp",
        "UPDATE_CREDENTIAL,, credential_type=webauthn, FACTOR_ADDED, passkey",
        "UPDATE_CREDENTIAL,, credential_type=mfa-sms;mfa_destination=x, FACTOR_ADDED, sms",
        "UPDATE_CREDENTIAL,, credential_type=mfa-recovery-codes, FACTOR_ADDED, recovery-codes",
        "UPDATE_CREDENTIAL,, credential_type=of-another-pack, FACTOR_ADDED, other",
        "UPDATE_CREDENTIAL,, credential_type=password, PASSWORD_CHANGED, password",
        "REMOVE_CREDENTIAL,, credential_type=mfa-email;credential_id=c, FACTOR_REMOVED, email",
        "UPDATE_EMAIL,, previous_email=a@b;updated_email=c@d, EMAIL_CHANGED, ''",
        "UPDATE_PROFILE,, previous_email=a@b;updated_email=c@d, EMAIL_CHANGED, ''",
        "CUSTOM_REQUIRED_ACTION,, mfa_event=recovery;mfa_factor=mfa-recovery-codes, RECOVERY_CODE_USED, recovery-codes",
        "CUSTOM_REQUIRED_ACTION,, mfa_event=remember;mfa_factor=mfa-sms, BROWSER_REMEMBERED, sms",
        "CUSTOM_REQUIRED_ACTION,, 'mfa_event=remember;mfa_factor=mfa-sms,otp', BROWSER_REMEMBERED, ''",
        "CUSTOM_REQUIRED_ACTION_ERROR, mfa_browser_stolen, mfa_event=forget, BROWSER_STOLEN, ''",
        "CUSTOM_REQUIRED_ACTION_ERROR, mfa_blocked, mfa_event=block;mfa_factor=mfa-sms, FACTOR_BLOCKED, sms",
        "LOGIN_ERROR, invalid_user_credentials, mfa_factor=mfa-sms;mfa_reason=wrong_code, SECOND_FACTOR_FAILED, sms",
        "LOGIN_ERROR, invalid_user_credentials, selected_credential_id=c, SECOND_FACTOR_FAILED, totp",
        "LOGIN_ERROR, invalid_user_credentials, credential_type=webauthn, SECOND_FACTOR_FAILED, passkey",
        "LOGIN,, credential_type=otp, NEW_BROWSER, ''"
    })
    void givenEvent_whenItConcernsTheAccount_thenItIsAnIncidentOfThisKind(
            String type, String error, String details, NoticeKind kind, String method) {
        Optional<Incident> incident = Incident.of(event(type, error, details));

        assertThat(incident).map(Incident::kind).hasValue(kind);
        assertThat(incident).map(Incident::method).hasValue(method);
        assertThat(incident).map(Incident::byAdministrator).hasValue(false);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_TOTP,, credential_type=otp",
        "REMOVE_TOTP,, credential_type=otp",
        "UPDATE_PASSWORD,, credential_type=password",
        "UPDATE_CREDENTIAL_ERROR, invalid_user_credentials, credential_type=mfa-sms",
        "UPDATE_PROFILE,, previous_email=a@b;updated_email=A@B",
        "UPDATE_PROFILE,, previous_last_name=a",
        "CUSTOM_REQUIRED_ACTION,, mfa_event=verify;mfa_factor=mfa-sms",
        "LOGIN_ERROR, invalid_user_credentials, username=alice",
        "LOGIN_ERROR, expired_code, mfa_factor=mfa-sms;mfa_reason=expired",
        "CUSTOM_REQUIRED_ACTION_ERROR, mfa_blocked, mfa_event=block;mfa_factor=mfa-sms;mfa_reason=enrolment_blocked",
        "LOGIN_ERROR, invalid_user_credentials, credential_type=webauthn-passwordless",
        "REMOVE_CREDENTIAL,, credential_type=mfa-browser;credential_id=c",
        "CUSTOM_REQUIRED_ACTION,, mfa_event=forget;mfa_reason=password_changed"
    })
    void givenEvent_whenItIsNoneOrToldByAnother_thenItIsNoIncident(String type, String error, String details) {
        assertThat(Incident.of(event(type, error, details))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CUSTOM_REQUIRED_ACTION,", "CUSTOM_REQUIRED_ACTION_ERROR, mfa_delivery_failed"})
    @DisplayName("O1 nothing is told of the telling, or it would never end")
    void givenEventOfSending_whenHeard_thenItIsNoIncident(String type, String error) {
        String details = "mfa_factor=mfa-email;mfa_reason=unreachable;mfa_notice=factor-added;mfa_event=";

        assertThat(Incident.of(event(type, error, details + "notice"))).isEmpty();
        assertThat(Incident.of(event(type, error, details + "send"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"too_many_wrong_codes, false", "disabled, true"})
    void givenBlockedFactor_whenItPassesByItself_thenItIsPartOfTheWrongCodes(String reason, boolean lasting) {
        Event event = event(
                "CUSTOM_REQUIRED_ACTION_ERROR",
                "mfa_blocked",
                "mfa_event=block;mfa_factor=mfa-sms;mfa_reason=" + reason);

        assertThat(Incident.of(event)).map(Incident::lasting).hasValue(lasting);
    }

    @Test
    void givenRecoveryCode_whenUsed_thenTheRestIsKnown() {
        Event event = event(
                "CUSTOM_REQUIRED_ACTION", null, "mfa_event=recovery;mfa_factor=mfa-recovery-codes;mfa_remaining=3");

        assertThat(Incident.of(event).orElseThrow().codesLeft()).hasValue(3);
    }

    @Test
    void givenEventWithoutUser_whenHeard_thenThereIsNobodyToTell() {
        Event event = event("LOGIN_ERROR", "invalid_user_credentials", "mfa_factor=mfa-sms");
        event.setUserId(null);

        assertThat(Incident.of(event)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTION, users/alice/credentials/c1, FACTOR_REMOVED",
        "ACTION, users/alice/reset-password, PASSWORD_CHANGED",
        "UPDATE, users/alice, EMAIL_CHANGED",
        "UPDATE, users/alice/credentials/c1/userLabel,",
        "ACTION, users/alice/credentials/c1/moveToFirst,",
        "DELETE, users/alice,",
        "UPDATE, users,",
        "ACTION, users/alice/logout,"
    })
    void givenAdministrator_whenItConcernsTheAccount_thenItIsAnIncident(
            OperationType operation, String path, NoticeKind kind) {
        AdminEvent event = new AdminEvent();
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setDetails(Map.of("credential_type", "otp"));

        Optional<Incident> incident = Incident.of(event);

        assertThat(incident.map(Incident::kind)).isEqualTo(Optional.ofNullable(kind));
        assertThat(incident.stream().map(Incident::userId)).allMatch("alice"::equals);
        assertThat(incident.stream()).allMatch(Incident::byAdministrator);
    }

    @Test
    @DisplayName("N1 each kind can be switched off by itself")
    void givenKindSwitchedOff_whenConfigured_thenAllOthersStay() {
        assertThat(NoticeListenerFactory.wanted(Options.of())).containsExactly(NoticeKind.values());
        assertThat(NoticeListenerFactory.wanted(Options.of("password-changed", "false", "factor-added", "true")))
                .hasSize(NoticeKind.values().length - 1)
                .doesNotContain(NoticeKind.PASSWORD_CHANGED);
    }
}
