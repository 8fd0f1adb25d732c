package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("K2 K4 CU10 Condition - network, on a server without a proxy")
class NetworkIT {

    private static final String NETWORKS = "mfa-network-list";
    private static final String ACTION = "mfa-protect-account";
    private static final String ZONES = "mfa-network-zones";

    /** Wherever the tests run: each loopback or private address is at home. */
    private static final String HOME = "127.0.0.0/8##10.0.0.0/8##172.16.0.0/12##192.168.0.0/16";
    /** What the event says of it: the loopback, or the network between this machine and a container. */
    private static final String HERE = "\\((127\\.0\\.0\\.0/8|172\\.16\\.0\\.0/12)\\)";

    private static ConditionTable table(TestRealm realm) {
        return new ConditionTable(realm)
                .row("in a network", "network", NETWORKS, HOME)
                .row("in none", "network", NETWORKS, "203.0.113.0/24##2001:db8::/32")
                .row("in a zone", "network", NETWORKS, "home")
                .negated("not in a network", "network", NETWORKS, HOME)
                .negated("not in none", "network", NETWORKS, "203.0.113.0/24")
                .row("wrong network", "network", NETWORKS, "127.0.0.0/33")
                .row("wrong and right network", "network", NETWORKS, "127.0.0.0/33##" + HOME)
                .row("wrong and other network", "network", NETWORKS, "127.0.0.0/33##203.0.113.0/24")
                .negated("not in a wrong network", "network", NETWORKS, "127.0.0.0/33")
                .row("unknown is no match", "network", NETWORKS, "nowhere", "mfa-condition-unknown", "no-match")
                .row("several in one line", "network", NETWORKS, "203.0.113.0/24, " + HOME.replace("##", ";"))
                .row("opposite or not", "network", NETWORKS, "203.0.113.0/24", "mfa-condition-negate", "yes")
                .row("nothing said", "network");
    }

    @Test
    void givenConditions_whenSigningIn_thenEachIsDecided(TestRealm realm, Browser browser) {
        ConditionTable table = table(realm).create();
        realm.configureRequiredAction(ACTION, Map.of(ZONES, "home = " + HOME.replace("##", ", ") + ", ::1/128"));

        Map<String, String> decisions = table.login(browser);

        assertThat(decisions.get("in a network")).matches("met" + HERE);
        assertThat(decisions.get("not in a network")).matches("unmet" + HERE);
        assertThat(decisions.get("wrong and right network")).matches("met" + HERE);
        assertThat(decisions.get("several in one line")).matches("met" + HERE);
        assertThat(decisions)
                .contains(
                        entry("in none", "unmet(elsewhere)"),
                        entry("in a zone", "met(home)"),
                        entry("not in none", "met(elsewhere)"),
                        entry("wrong network", "met(unknown:bad_network)"),
                        entry("wrong and other network", "met(unknown:bad_network)"),
                        entry("not in a wrong network", "met(unknown:bad_network)"),
                        entry("unknown is no match", "unmet(unknown:bad_network)"),
                        entry("opposite or not", "met(unknown:bad_negate)"),
                        entry("nothing said", "met(unknown:no_networks)"));
    }

    @Test
    @DisplayName("K2 a header that no proxy was announced for is not believed")
    void givenForwardedHeaders_whenSigningIn_thenTheyDoNotCount(TestRealm realm, Browser browser) {
        ConditionTable table = new ConditionTable(realm)
                .row("office", "network", NETWORKS, "203.0.113.0/24##2001:db8::/32")
                .create();

        browser.header("X-Forwarded-For", "203.0.113.7")
                .header("X-Real-IP", "203.0.113.7")
                .header("Forwarded", "for=\"[2001:db8::7]\"");

        assertThat(table.login(browser)).containsEntry("office", "unmet(elsewhere)");
    }

    @Test
    @DisplayName("K4 O4 what is wrong is told in one line each, and by the check")
    void givenWrongNetworks_whenSigningInTwice_thenToldOnce(TestRealm realm, Browser browser) {
        ConditionTable table = table(realm).create();
        long mark = realm.server().log().length();

        table.login(browser);
        table.login(browser);

        assertThat(realm.server().log().textSince(mark).lines().filter(line -> line.contains(NETWORKS)))
                .hasSize(6 + 1)
                .allSatisfy(line -> assertThat(line).contains("Realm \"" + realm.name() + "\", flow \"row", "network"));
        assertThat(realm.admin("/mfa/check").path("findings").findValuesAsText("value"))
                .containsExactlyInAnyOrder(
                        "home", "127.0.0.0/33", "127.0.0.0/33", "127.0.0.0/33", "127.0.0.0/33", "nowhere", "yes", "");
    }

    @Test
    @DisplayName("K2 O4 a zone that cannot be read is refused when it is saved")
    void givenWrongZone_whenSaved_thenRefused(TestRealm realm) {
        realm.create();

        for (String zones : new String[] {"office 10.0.0.0/8", "office = 10.0.0.0/33", "ok = ::1##office = gate"}) {
            assertThatThrownBy(() -> realm.configureRequiredAction(ACTION, Map.of(ZONES, zones)))
                    .hasMessageContaining("400");
        }
        realm.configureRequiredAction(ACTION, Map.of(ZONES, "office = 10.0.0.0/8, 2001:db8::/32##vpn = 192.0.2.1"));
        assertThat(realm.admin("/mfa/check").path("findings")).isEmpty();
    }

    @Test
    @DisplayName("K4 O4 a wrong zone that an import brought counts as unknown and is found")
    void givenWrongZoneImported_whenSigningIn_thenUnknown(TestRealm realm, Browser browser) {
        ConditionTable table = new ConditionTable(realm)
                .row("office", "network", NETWORKS, "office")
                .create();
        realm.changeRequiredAction(ACTION, action -> action.setConfig(Map.of(ZONES, "office = 203.0.113.0/24, gate")));

        assertThat(table.login(browser)).containsEntry("office", "met(unknown:bad_network)");
        assertThat(realm.admin("/mfa/check").path("findings").findValuesAsText("value"))
                .containsExactly("gate");
    }
}
