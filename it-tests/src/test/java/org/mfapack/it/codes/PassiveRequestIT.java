package org.mfapack.it.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mfapack.it.codes.CodeRealm.ALICE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("C13: passive requests show no page and send no message")
class PassiveRequestIT {

    private static final Duration DAY = Duration.ofDays(1);

    private CodeRealm codes;

    @Nested
    @DisplayName("C13: step-up")
    class StepUp {

        @BeforeEach
        void drawRealm(TestRealm draft, MailBox mail) {
            draft.flow("browser-levels")
                    .cookie()
                    .form(Step.level(1, DAY, Step.required("auth-username-password-form")))
                    .form(Step.level(2, DAY, CodeRealm.emailCode()));
            codes = CodeRealm.byEmailAs(draft, mail, user -> {});
        }

        @Test
        void givenPasswordSession_whenCodeNeededUnderPromptNone_thenInteractionRequired(Browser browser) {
            codes.passwordOnly(browser, ALICE).tokens();

            browser.authorize(codes.realm(), Map.of("prompt", "none", "acr_values", "2"));

            assertThat(browser.returned("error")).hasValueSatisfying(PassiveRequestIT::isRefusal);
            assertNothingSent();
        }

        @Test
        void givenPasswordSession_whenEssentialAcrUnderPromptNone_thenNoTokenAndNoPage(Browser browser) {
            codes.passwordOnly(browser, ALICE).tokens();

            browser.authorize(
                    codes.realm(),
                    Map.of(
                            "prompt", "none",
                            "claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}"));

            assertThat(browser.returned("error")).isPresent();
            assertThat(browser.returned("code")).isEmpty();
            assertNothingSent();
        }

        @Test
        void givenNoSession_whenPromptNone_thenLoginRequired(Browser browser) {
            browser.authorize(codes.realm(), Map.of("prompt", "none", "acr_values", "2"));

            assertThat(browser.returned("error")).contains("login_required");
            assertNothingSent();
        }

        @Test
        @DisplayName("C13, C10: the same request with a page sends one message, also after a passive one")
        void givenPassiveRequestRefused_whenAskedWithPage_thenOneMessageAndHigherLevel(Browser browser) {
            codes.passwordOnly(browser, ALICE).tokens();
            browser.authorize(codes.realm(), Map.of("prompt", "none", "acr_values", "2"));

            browser.authorize(codes.realm(), Map.of("acr_values", "2"));
            browser.codePage().enter(codes.inbox(ALICE).await());

            assertThat(browser.tokens().acr()).isEqualTo("2");
            browser.authorize(codes.realm(), Map.of("prompt", "none", "acr_values", "2"));
            assertThat(browser.tokens().acr()).isEqualTo("2");
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).hasSize(1);
        }

        private void assertNothingSent() {
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).isEmpty();
        }
    }

    @Nested
    @DisplayName("C13: whatever a realm is called")
    class Names {

        @Test
        void givenRealmNamedLikeTheLoginPages_whenCodeNeededUnderPromptNone_thenRefusedAndNothingSent(
                TestRealm draft, MailBox mail, Browser browser) {
            draft.with(realm -> realm.setRealm("login-actions"));
            draft.flow("browser-levels")
                    .cookie()
                    .form(Step.level(1, DAY, Step.required("auth-username-password-form")))
                    .form(Step.level(2, DAY, CodeRealm.emailCode()));
            codes = CodeRealm.byEmailAs(draft, mail, user -> {});
            codes.passwordOnly(browser, ALICE).tokens();

            browser.authorize(codes.realm(), Map.of("prompt", "none", "acr_values", "2"));

            assertThat(browser.returned("error")).hasValueSatisfying(PassiveRequestIT::isRefusal);
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).isEmpty();
        }
    }

    @Nested
    @DisplayName("C13: SAML IsPassive")
    class Saml {

        @Test
        void givenPasswordSession_whenPassiveRequest_thenNoPassiveAndNothingSent(
                TestRealm draft, MailBox mail, Browser browser) {
            draft.with(realm -> realm.getClients().add(samlApp()));
            draft.flow("browser-session-and-code")
                    .unbound()
                    .step(Step.required("auth-cookie"))
                    .step(CodeRealm.emailCode());
            draft.flow("browser-password-and-code").unbound().password().form(CodeRealm.emailCode());
            draft.flow("browser-password").cookie().password();
            codes = CodeRealm.byEmailAs(draft, mail, user -> {});
            codes.passwordOnly(browser, ALICE).tokens();
            use("browser-session-and-code");

            browser.open(codes.realm().url() + "/protocol/saml?SAMLRequest=" + passiveRequest());

            assertThat(samlResponse(browser)).contains("status:NoPassive");
            use("browser-password-and-code");
            codes.letMessagesArrive();
            assertThat(codes.inbox(ALICE).codes()).isEmpty();
        }

        private void use(String browserFlow) {
            codes.realm().server().admin().put("/" + codes.realm().name(), Map.of("browserFlow", browserFlow));
        }

        private ClientRepresentation samlApp() {
            ClientRepresentation app = new ClientRepresentation();
            app.setClientId("saml-app");
            app.setProtocol("saml");
            app.setRedirectUris(List.of(TestRealm.REDIRECT_URI));
            app.setAttributes(Map.of(
                    "saml.client.signature", "false",
                    "saml.server.signature", "false",
                    "saml.assertion.signature", "false",
                    "saml.force.post.binding", "true"));
            return app;
        }

        private String samlResponse(Browser browser) {
            Matcher field = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE)
                    .matcher(browser.html());
            assertThat(field.find()).as(browser.html()).isTrue();
            return new String(Base64.getMimeDecoder().decode(field.group(1)), StandardCharsets.UTF_8);
        }

        private String passiveRequest() {
            String xml =
                    """
                    <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"
                        IssueInstant="%s" IsPassive="true" AssertionConsumerServiceURL="%s"
                        ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">
                      <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">saml-app</saml:Issuer>
                    </samlp:AuthnRequest>
                    """
                            .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), TestRealm.REDIRECT_URI);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated =
                    new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
                deflated.write(xml.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return URLEncoder.encode(Base64.getEncoder().encodeToString(bytes.toByteArray()), StandardCharsets.UTF_8);
        }
    }

    private static void isRefusal(String error) {
        assertThat(error).isIn("interaction_required", "login_required");
    }
}
