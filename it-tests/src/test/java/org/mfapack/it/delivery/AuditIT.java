package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.DeleteCredentialPage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("O1, DF14: exactly one event for everything that happens to a factor")
class AuditIT {

    private static final String PHONE = "+4915112340042";
    private static final String MASKED = "+49 ••• ••42";

    /** What a test can lay its hands on. */
    private record Stage(TestRealm realm, Browser browser, TwilioStandIn gateway) {

        void askForCode() {
            browser.login(realm).signIn("alice", PASSWORD).codePage();
        }

        void enterWrongCode(int times) {
            askForCode();
            for (int i = 0; i < times; i++) {
                browser.codePage().enter(wrong());
            }
        }

        void enterRightCode() {
            askForCode();
            browser.codePage().enter(latestCode());
            assertThat(browser.isAtApplication()).isTrue();
        }

        void enrol() {
            browser.login(realm).signIn("bob", PASSWORD).setUpAddressPage().submit(PHONE, "");
            browser.codePage().enter(latestCode());
            assertThat(browser.isAtApplication()).isTrue();
        }

        void failToEnrol(int times) {
            browser.login(realm).signIn("bob", PASSWORD).setUpAddressPage().submit(PHONE, "");
            for (int i = 0; i < times; i++) {
                browser.codePage().enter(wrong());
            }
        }

        void failToConfirm() {
            browser.authorize(realm, Map.of("kc_action", "mfa-set-up-sms"))
                    .loginPage()
                    .signIn("carol", PASSWORD);
            for (int i = 0; i < 5; i++) {
                browser.codePage().enter(wrong());
            }
        }

        void remove() {
            enrol();
            String credential = realm.credentials("bob").findParents("type").stream()
                    .filter(it -> it.path("type").asText().equals("mfa-sms"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            browser.authorize(realm, Map.of("kc_action", "delete_credential:" + credential));
            browser.on(DeleteCredentialPage::new).accept();
            assertThat(browser.returned("kc_action_status")).hasValue("success");
        }

        private String wrong() {
            return latestCode().equals("000000") ? "000001" : "000000";
        }

        String latestCode() {
            return Sms.await(gateway, PHONE).code();
        }
    }

    /**
     * How an event must look.
     *
     * @param kind the detail {@code mfa_event}, null where Keycloak has a type for it
     * @param reason the detail {@code mfa_reason}, null for what went well
     */
    private record Expected(String user, String type, String error, String kind, String reason) {

        boolean matches(EventRepresentation event) {
            Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
            return event.getType().equals(type)
                    && Objects.equals(error, event.getError())
                    && Objects.equals(kind, details.get("mfa_event"));
        }
    }

    private static Arguments happening(String name, Consumer<Stage> story, Expected expected) {
        return Arguments.of(Named.of(name, story), expected);
    }

    static Stream<Arguments> happenings() {
        return Stream.of(
                happening(
                        "a message is sent",
                        Stage::askForCode,
                        new Expected("alice", "CUSTOM_REQUIRED_ACTION", null, "send", null)),
                happening(
                        "a message is refused",
                        stage -> {
                            stage.gateway().behaveFor(PHONE, Behaviour.status(400));
                            stage.askForCode();
                        },
                        new Expected(
                                "alice",
                                "CUSTOM_REQUIRED_ACTION_ERROR",
                                "mfa_delivery_failed",
                                "send",
                                "twilio_21211")),
                happening(
                        "a code is right",
                        Stage::enterRightCode,
                        new Expected("alice", "CUSTOM_REQUIRED_ACTION", null, "verify", null)),
                happening(
                        "a code is wrong",
                        stage -> stage.enterWrongCode(1),
                        new Expected("alice", "LOGIN_ERROR", "invalid_user_credentials", null, "wrong_code")),
                happening(
                        "a code comes too late",
                        stage -> {
                            stage.askForCode();
                            String code = stage.latestCode();
                            stage.realm().server().clock().advance(Duration.ofMinutes(6));
                            stage.browser().codePage().enter(code);
                        },
                        new Expected("alice", "LOGIN_ERROR", "expired_code", null, "expired")),
                happening(
                        "a factor is blocked",
                        stage -> stage.enterWrongCode(5),
                        new Expected(
                                "alice",
                                "CUSTOM_REQUIRED_ACTION_ERROR",
                                "mfa_blocked",
                                "block",
                                "too_many_wrong_codes")),
                happening(
                        "a factor is enrolled",
                        Stage::enrol,
                        new Expected("bob", "UPDATE_CREDENTIAL", null, null, null)),
                happening(
                        "an enrolment fails",
                        stage -> stage.failToEnrol(1),
                        new Expected("bob", "UPDATE_CREDENTIAL_ERROR", "invalid_user_credentials", null, "wrong_code")),
                happening(
                        "enrolment is blocked",
                        stage -> stage.failToEnrol(5),
                        new Expected(
                                "bob", "CUSTOM_REQUIRED_ACTION_ERROR", "mfa_blocked", "block", "enrolment_blocked")),
                happening(
                        "a factor is blocked while another is added",
                        Stage::failToConfirm,
                        new Expected(
                                "carol",
                                "CUSTOM_REQUIRED_ACTION_ERROR",
                                "mfa_blocked",
                                "block",
                                "too_many_wrong_codes")),
                happening(
                        "a factor is removed",
                        Stage::remove,
                        new Expected("bob", "REMOVE_CREDENTIAL", null, null, null)));
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void givenUser_whenThisHappens_thenOneEventWithAllThatAnOperatorNeeds(
            Consumer<Stage> story, Expected expected, TestRealm draft, Browser browser, TwilioStandIn gateway) {
        draft.flow("audit")
                .cookie()
                .password()
                .conditionalSecondFactor(
                        Step.required("conditional-user-configured"),
                        Step.required("conditional-user-attribute")
                                .with("attribute_name", "asked")
                                .with("attribute_expected_value", "never")
                                .with("not", "true"),
                        Step.alternative("mfa-sms-code"));
        draft.user("alice").password(PASSWORD).phone(PHONE);
        draft.user("bob").password(PASSWORD).requiredAction("mfa-set-up-sms");
        draft.user("carol").password(PASSWORD).phone(PHONE).attribute("asked", "never");
        TestRealm realm = draft.create();

        story.accept(new Stage(realm, browser, gateway));

        await().untilAsserted(() -> assertThat(matching(realm, expected)).hasSize(1));
        EventRepresentation event = matching(realm, expected).get(0);
        assertThat(event.getUserId()).isEqualTo(realm.find(expected.user()).getId());
        assertThat(event.getClientId()).isEqualTo(TestRealm.CLIENT);
        assertThat(event.getIpAddress()).isEqualTo(realm.server().addressOfVisitors());
        assertThat(event.getDetails().get("mfa_reason")).isEqualTo(expected.reason());
        assertThat(event.getDetails())
                .containsAnyOf(Map.entry("mfa_factor", "mfa-sms"), Map.entry("credential_type", "mfa-sms"))
                .containsAnyOf(Map.entry("mfa_destination", MASKED), Map.entry("credential_user_label", MASKED));
        assertNothingSecret(realm, gateway);
    }

    private static List<EventRepresentation> matching(TestRealm realm, Expected expected) {
        return realm.events().stream().filter(expected::matches).toList();
    }

    private static void assertNothingSecret(TestRealm realm, TwilioStandIn gateway) {
        String events = realm.admin("/events?max=1000").toString();
        assertThat(events)
                .doesNotContain(PHONE)
                .doesNotContain(PHONE.substring(3))
                .doesNotContain(PASSWORD);
        gateway.messagesTo(PHONE).forEach(message -> assertThat(events)
                .doesNotContain("\"" + Sms.of(gateway, PHONE).code() + "\""));
    }
}
