package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("K2 K4 CU10 Conditions - browser, client, requested level")
class RequestIT {

    private static final String BROWSERS = "mfa-browser-names";
    private static final String SYSTEMS = "mfa-browser-systems";
    private static final String DEVICES = "mfa-browser-devices";
    private static final String CLIENTS = "mfa-client-list";
    private static final String LEVEL = "mfa-requested-level";
    private static final String USER_AGENT = "User-Agent";

    @Test
    void givenBrowsers_whenSigningIn_thenEachIsDecided(TestRealm realm, Browser browser) {
        ConditionTable table = new ConditionTable(realm)
                .row("firefox", "browser", BROWSERS, "firefox##Opera")
                .negated("no firefox", "browser", BROWSERS, "Firefox")
                .row("firefox 115", "browser", BROWSERS, "Firefox/115*")
                .row("apple", "browser", SYSTEMS, "iOS##Mac*")
                .row("phone", "browser", DEVICES, "mobile")
                .row("firefox on linux desktop", "browser", BROWSERS, "Firefox", SYSTEMS, "Linux", DEVICES, "desktop")
                .row("wrong device", "browser", DEVICES, "fridge")
                .row("nothing said", "browser")
                .row("no match", "browser", BROWSERS, "Firefox", "mfa-condition-unknown", "no-match")
                .create();

        browser.header(USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");
        assertThat(table.login(browser))
                .containsEntry("firefox", "met(Firefox/130.0,Linux,desktop)")
                .containsEntry("no firefox", "unmet(Firefox/130.0,Linux,desktop)")
                .containsEntry("firefox 115", "unmet(Firefox/130.0,Linux,desktop)")
                .containsEntry("apple", "unmet(Firefox/130.0,Linux,desktop)")
                .containsEntry("phone", "unmet(Firefox/130.0,Linux,desktop)")
                .containsEntry("firefox on linux desktop", "met(Firefox/130.0,Linux,desktop)")
                .containsEntry("wrong device", "met(unknown:Firefox/130.0,Linux,desktop)")
                .containsEntry("nothing said", "met(unknown:no_browsers)");

        browser.header(
                USER_AGENT,
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.5 Mobile/15E148 Safari/604.1");
        assertThat(table.login(browser).get("apple")).isEqualTo("met(Mobile_Safari/17.5,iOS,mobile)");
        assertThat(table.login(browser).get("phone")).startsWith("met(Mobile");
        assertThat(table.login(browser).get("firefox on linux desktop")).startsWith("unmet(Mobile");

        for (String nobody :
                List.of("x", "<script>alert(1)</script> network=met(office)", "Firefox/130.0 " + "x".repeat(600))) {
            browser.header(USER_AGENT, nobody);
            assertThat(table.login(browser))
                    .as(nobody)
                    .containsEntry("firefox", "met(unknown:unknown)")
                    .containsEntry("no firefox", "met(unknown:unknown)")
                    .containsEntry("phone", "met(unknown:unknown)")
                    .containsEntry("no match", "unmet(unknown:unknown)");
        }
    }

    @Test
    void givenClients_whenSigningIn_thenEachIsDecided(TestRealm realm, Browser browser) {
        for (String id : List.of("shop-1", "shopping", "App")) {
            realm.with(settings -> {
                ClientRepresentation client = new ClientRepresentation();
                client.setClientId(id);
                client.setPublicClient(true);
                client.setRedirectUris(List.of(TestRealm.REDIRECT_URI));
                List<ClientRepresentation> clients = new ArrayList<>(settings.getClients());
                clients.add(client);
                settings.setClients(clients);
            });
        }
        ConditionTable table = new ConditionTable(realm)
                .row("app", "client", CLIENTS, "app")
                .negated("not app", "client", CLIENTS, "app##other")
                .row("shops", "client", CLIENTS, "shop-*")
                .row("wrong", "client", CLIENTS, "s*p")
                .row("wrong and right", "client", CLIENTS, "s*p##app")
                .row("nothing said", "client")
                .create();

        assertThat(table.login(browser))
                .containsEntry("app", "met(app)")
                .containsEntry("not app", "unmet(app)")
                .containsEntry("shops", "unmet(app)")
                .containsEntry("wrong", "met(unknown:bad_client)")
                .containsEntry("wrong and right", "met(app)")
                .containsEntry("nothing said", "met(unknown:no_clients)");
        assertThat(table.login(browser, "alice", Map.of("client_id", "shop-1")))
                .containsEntry("app", "unmet(shop-1)")
                .containsEntry("not app", "met(shop-1)")
                .containsEntry("shops", "met(shop-1)");
        assertThat(table.login(browser, "alice", Map.of("client_id", "shopping")))
                .containsEntry("shops", "unmet(shopping)");
        assertThat(table.login(browser, "alice", Map.of("client_id", "App"))).containsEntry("app", "unmet(App)");
    }

    @Test
    void givenLevels_whenRequested_thenEachIsDecided(TestRealm realm, Browser browser) {
        realm.attribute("acr.loa.map", "{\"silver\":1,\"gold\":2}");
        ConditionTable table = new ConditionTable(realm)
                .row("one", "requested-level", LEVEL, "1")
                .row("gold", "requested-level", LEVEL, "gold")
                .negated("below gold", "requested-level", LEVEL, "2")
                .row("wrong", "requested-level", LEVEL, "platinum")
                .row("nothing said", "requested-level")
                .row("no match", "requested-level", LEVEL, "-1", "mfa-condition-unknown", "no-match")
                .create();

        assertThat(table.login(browser))
                .containsEntry("one", "unmet(none)")
                .containsEntry("gold", "unmet(none)")
                .containsEntry("below gold", "met(none)")
                .containsEntry("wrong", "met(unknown:bad_level)")
                .containsEntry("nothing said", "met(unknown:bad_level)")
                .containsEntry("no match", "unmet(unknown:bad_level)");
        assertThat(table.login(browser, "alice", Map.of("acr_values", "silver")))
                .containsEntry("one", "met(1)")
                .containsEntry("gold", "unmet(1)")
                .containsEntry("below gold", "met(1)");
        assertThat(table.login(browser, "alice", Map.of("acr_values", "gold")))
                .containsEntry("one", "met(2)")
                .containsEntry("gold", "met(2)")
                .containsEntry("below gold", "unmet(2)");
        assertThat(table.login(browser, "alice", Map.of("acr_values", "whatever")))
                .as("Keycloak takes a name that it does not know for the lowest level")
                .containsEntry("one", "unmet(0)")
                .containsEntry("below gold", "met(0)");
    }

    @Test
    @DisplayName("O4 a level that the realm has no name for is told in one line, and by the check")
    void givenUnknownLevel_whenSigningInTwice_thenToldOnce(TestRealm realm, Browser browser) {
        realm.attribute("acr.loa.map", "{\"gold\":2}");
        ConditionTable table = new ConditionTable(realm)
                .row("gold", "requested-level", LEVEL, "gold")
                .row("wrong", "requested-level", LEVEL, "platinum")
                .create();
        final long mark = realm.server().log().length();

        table.login(browser);
        table.login(browser);

        assertThat(realm.server().log().textSince(mark).lines().filter(line -> line.contains(LEVEL)))
                .singleElement()
                .asString()
                .contains(realm.name(), "\"platinum\"");
        assertThat(realm.admin("/mfa/check").path("findings").findValuesAsText("value"))
                .containsExactly("platinum");
    }
}
