package org.mfapack.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.page.Screen;
import org.mfapack.it.page.TotpPage;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.realm.UserDraft;

/**
 * What the scenarios of this room have in common: Alice works for a partner, a second realm of the same server, which signs
 * her in. In ours she has an authenticator app.
 */
@KeycloakTest
abstract class PartnerSignsIn {

    static final String CONDITION = "mfa-condition-upstream";
    static final String BY_PROVIDER = "mfa-condition-identity-provider";
    static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    TestRealm realm;
    TestRealm partner;
    UserDraft partnersAlice;
    Browser browser;
    MailBox mail;

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser alicesBrowser, MailBox mailBox) {
        realm = emptyRealm;
        partner = realm.neighbour();
        browser = alicesBrowser;
        mail = mailBox;
        partnersAlice = partner.user("alice").password("wonderland");
    }

    final Provider oidc(String alias) {
        return Provider.oidc(alias, partner);
    }

    /** A flow that asks for the app when the condition holds. Keycloak fails a flow in which nothing at all has run. */
    final void askAfter(String flow, Step condition) {
        realm.flow(flow).unbound().form(ask(condition)).form(Step.required("allow-access-authenticator"));
    }

    /** A browser flow with a live session, a provider or the password, and then, for all three, the app. */
    final void askInBrowserFlow(Step condition) {
        realm.flow("mfa")
                .step(Step.all(
                        "sign-in",
                        Step.alternative("auth-cookie"),
                        Step.alternative("identity-provider-redirector"),
                        Step.way("forms", Step.required("auth-username-password-form"))))
                .step(ask(condition));
    }

    static Step ask(Step condition) {
        return Step.conditional("ask here", condition, Step.required("auth-otp-form"));
    }

    static Step noMfaUpstream() {
        return Step.required(CONDITION);
    }

    /** Both realms, with these ways from one to the other, and Alice in both. */
    final void create(Provider... providers) {
        realm.user("alice").password("looking-glass").totp(TOTP).role("default-roles-" + realm.name());
        createWithoutAlice(providers);
        String ours = "/" + realm.name() + "/users/" + realm.find("alice").getId() + "/federated-identity/";
        String theirs = partner.find("alice").getId();
        for (Provider provider : providers) {
            realm.server()
                    .admin()
                    .post(
                            ours + provider.alias(),
                            Map.of("userId", provider.isSaml() ? "alice" : theirs, "userName", "alice"));
        }
    }

    final void createWithoutAlice(Provider... providers) {
        partner.with(settings -> {
            List<ClientRepresentation> clients = settings.getClients();
            Stream.of(providers).map(Provider::client).forEach(clients::add);
        });
        partner.create();
        realm.app(app -> app.setProtocolMappers(List.of(memory())));
        realm.with(settings -> settings.setIdentityProviders(
                Stream.of(providers).map(Provider::representation).toList()));
        realm.create();
    }

    /** Lets the application see what the session remembers. */
    private static ProtocolMapperRepresentation memory() {
        ProtocolMapperRepresentation note = new ProtocolMapperRepresentation();
        note.setName("memory");
        note.setProtocol("openid-connect");
        note.setProtocolMapper("oidc-usersessionmodel-note-mapper");
        note.setConfig(new LinkedHashMap<>(Map.of(
                "user.session.note", "mfa-upstream",
                "claim.name", "remembered",
                "jsonType.label", "JSON",
                "id.token.claim", "true")));
        return note;
    }

    final JsonNode remembered(Browser tab) {
        return tab.tokens().idToken().path("remembered");
    }

    final Browser comeBy(String alias) {
        return comeBy(browser, alias, Map.of());
    }

    final Browser comeBy(Browser tab, String alias, Map<String, String> request) {
        Map<String, String> parameters = new LinkedHashMap<>(request);
        parameters.put("kc_idp_hint", alias);
        tab.authorize(realm, parameters);
        // Who was there before, and is to prove it anew, is asked for the password only.
        if (tab.page().querySelector("input[name='username']") == null) {
            tab.passwordPage().password("wonderland");
        } else {
            tab.loginPage().signIn("alice", "wonderland");
        }
        return goOn(tab);
    }

    /** A partner that speaks SAML sends its answer by a form, which without JavaScript waits for a click. */
    static Browser goOn(Browser tab) {
        if (!tab.isAtApplication() && tab.page().querySelector("form[name='saml-post-binding']") != null) {
            tab.on(SamlPostPage::new).submit();
        }
        return tab;
    }

    /** Whether somebody who comes by a provider, with a browser of their own, is asked for the app. */
    final boolean isAsked(String alias, Map<String, String> request) {
        try (Browser visitor = new Browser()) {
            return isAsked(comeBy(visitor, alias, request));
        }
    }

    final boolean isAsked(String alias) {
        return isAsked(alias, Map.of());
    }

    /** Anything but the app's page and the application is a failure. */
    static boolean isAsked(Browser tab) {
        if (tab.isAtApplication()) {
            assertThat(tab.returned("code")).as(tab.url()).isPresent();
            return false;
        }
        tab.totpPage();
        return true;
    }

    final Browser enterApp(Browser tab) {
        TotpPage page = tab.totpPage();
        return page.enter(realm.code(TOTP));
    }

    private static final class SamlPostPage extends Screen {

        SamlPostPage(Browser browser) {
            super(browser, "form[name='saml-post-binding']");
        }

        void submit() {
            press("form[name='saml-post-binding'] [type='submit']");
        }
    }
}
