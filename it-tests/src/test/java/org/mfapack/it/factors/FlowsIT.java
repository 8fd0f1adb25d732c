package org.mfapack.it.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.realm.OidcProvider;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;

@DisplayName("F1 Codes in every kind of flow")
class FlowsIT extends AliceSignsIn {

    @Nested
    class WithoutConfiguration {

        @Test
        @DisplayName("F1 F2 adding the execution is all it takes for users with a verified e-mail address")
        void givenVerifiedEmail_whenPasswordRight_thenCodeGoesThere() {
            required(Factor.EMAIL);
            alice().verifiedEmail(mail());
            realm.create();

            signIn().codePage().enter(codes.sentTo(mail()));

            assertLoggedIn();
            assertThat(labels(Factor.EMAIL)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenAnExecutionAddedInTheConsole_whenPasswordRight_thenItWorksAsItIs(Factor factor) {
            aliceWith(factor);
            realm.create();
            String flows = "/" + realm.name() + "/authentication/flows/browser";
            realm.server().admin().post(flows + "/copy", Map.of("newName", "mine"));
            realm.server()
                    .admin()
                    .post(
                            flows.replace("/browser", "/mine%20forms") + "/executions/execution",
                            Map.of("provider", factor.authenticator()));
            realm.admin("/authentication/flows/mine/executions").forEach(execution -> {
                if (execution.path("providerId").asText().equals(factor.authenticator())) {
                    ((com.fasterxml.jackson.databind.node.ObjectNode) execution).put("requirement", "REQUIRED");
                    realm.server().admin().put("/" + realm.name() + "/authentication/flows/mine/executions", execution);
                }
            });
            realm.server().admin().put("/" + realm.name(), Map.of("browserFlow", "mine"));

            signIn();
            factor.enter(browser, factor.code(realm, codes));

            assertLoggedIn();
        }
    }

    @Nested
    class ResetCredentials {

        private void resetByCode(Factor factor) {
            realm.with(settings -> settings.setResetPasswordAllowed(true));
            realm.flow("reset by code")
                    .forResetCredentials()
                    .form(Step.required("reset-credentials-choose-user"))
                    .form(Step.required(factor.authenticator()))
                    .form(Step.required("reset-password"));
            aliceWith(factor);
            realm.create();
            browser.login(realm).forgotPassword().on(ChooseUserPage::new).submit("alice");
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenPasswordForgotten_whenCodeEntered_thenANewOneIsChosen(Factor factor) {
            resetByCode(factor);
            factor.enter(browser, factor.code(realm, codes));

            browser.on(NewPasswordPage::new).submit("looking-glass");

            assertLoggedIn();
            try (Browser other = new Browser()) {
                assertLoggedIn(other.login(realm).signIn("alice", "looking-glass"));
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenPasswordForgotten_whenCodeWrong_thenNoNewOneCanBeChosen(Factor factor) {
            resetByCode(factor);
            String code = factor.code(realm, codes);

            factor.enter(browser, Codes.not(code));
            browser.post(
                    factor.page(browser).action(),
                    Map.of("password-new", "looking-glass", "password-confirm", "looking-glass"));

            factor.page(browser);
            assertNotLoggedIn();
        }
    }

    @Nested
    class PostBroker {

        private TestRealm upstream;

        private void broker(Factor factor) {
            upstream = realm.neighbour();
            upstream.user("alice").password("wonderland");
            IdentityProviderRepresentation provider = OidcProvider.of(upstream, "after broker");
            upstream.create();
            realm.flow("after broker").unbound().form(Step.required(factor.authenticator()));
            realm.with(settings -> settings.setIdentityProviders(List.of(provider)));
            realm.create();
        }

        private Browser signInUpstream(Browser visitor) {
            return visitor.authorize(realm, Map.of("kc_idp_hint", "upstream"))
                    .loginPage()
                    .signIn("alice", "wonderland");
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenNewUser_whenBackFromTheProvider_thenSetUpRunsOnceAndThenTheCodeIsAsked(Factor factor) {
            broker(factor);

            signInUpstream(browser);
            assertNotLoggedIn();
            factor.setUp(realm, browser, codes);
            assertLoggedIn();

            try (Browser later = new Browser()) {
                signInUpstream(later);
                assertThat(later.isAtApplication()).isFalse();
                factor.enter(later, codes.sentTo(destination(factor), 2));
                assertLoggedIn(later);
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"EMAIL", "SMS"})
        void givenEnrolled_whenCodeWrongAfterTheProvider_thenNotLoggedIn(Factor factor) {
            broker(factor);
            signInUpstream(browser);
            factor.setUp(realm, browser, codes);

            try (Browser later = new Browser()) {
                signInUpstream(later);
                factor.enter(later, Codes.not(codes.sentTo(destination(factor), 2)));

                assertThat(factor.page(later).message()).isNotEmpty();
                assertThat(realm.events())
                        .filteredOn(event -> "invalid_user_credentials".equals(event.getError()))
                        .hasSize(1);
            }
        }
    }

    private static final class ChooseUserPage extends Screen {

        private final Browser browser;

        ChooseUserPage(Browser browser) {
            super(browser, "#kc-reset-password-form");
            this.browser = browser;
        }

        Browser submit(String username) {
            return browser.post(action(), Map.of("username", username));
        }
    }

    private static final class NewPasswordPage extends Screen {

        private final Browser browser;

        NewPasswordPage(Browser browser) {
            super(browser, "#kc-passwd-update-form");
            this.browser = browser;
        }

        Browser submit(String password) {
            return browser.post(action(), Map.of("password-new", password, "password-confirm", password));
        }
    }
}
