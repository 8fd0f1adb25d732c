package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServerBuilder;

@KeycloakTest(server = ProxyIT.BehindProxy.class)
@DisplayName("K1 K2 CU10 Condition - network, on a server that believes its proxy and nobody else")
class ProxyIT {

    private static final String NETWORKS = "mfa-network-list";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private TestRealm realm;
    private Browser browser;
    private ConditionTable table;

    /** The proxy is this machine under its first loopback address; under others it is a visitor who has found a way around. */
    public static final class BehindProxy implements ServerSetting {

        @Override
        public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
            surroundings.textMessagesOf(server);
            server.option("proxy-headers", "xforwarded")
                    .option("proxy-trusted-addresses", "127.0.0.0/31,172.16.0.0/12");
        }
    }

    @BeforeEach
    void setScene(TestRealm emptyRealm, Browser visitor) {
        realm = emptyRealm.with(settings -> settings.setSslRequired("none"));
        browser = visitor;
        table = new ConditionTable(realm)
                .row("office", "network", NETWORKS, "office")
                .negated("outside", "network", NETWORKS, "office")
                .create();
        realm.configureRequiredAction(
                "mfa-protect-account", Map.of("mfa-network-zones", "office = 203.0.113.0/24, 2001:db8:1::/48"));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "203.0.113.7, met(office), unmet(office)",
        "203.0.114.7, unmet(elsewhere), met(elsewhere)",
        "2001:db8:1::7, met(office), unmet(office)",
        "2001:DB8:1:0:0:0:0:7, met(office), unmet(office)",
        "[2001:db8:1::7], met(office), unmet(office)",
        "[2001:db8:1::7]:4711, met(office), unmet(office)",
        "203.0.113.7:4711, met(office), unmet(office)",
        "2001:db8:2::7, unmet(elsewhere), met(elsewhere)",
        "::ffff:203.0.113.7, met(office), unmet(office)",
        "10.0.0.1, unmet(elsewhere), met(elsewhere)",
    })
    void givenTrustedProxy_whenItTellsTheAddress_thenThatCounts(String address, String office, String outside) {
        browser.header(FORWARDED_FOR, address);

        assertThat(table.login(browser)).containsEntry("office", office).containsEntry("outside", outside);
    }

    @Test
    @DisplayName("K4 what is no address is unknown")
    void givenTrustedProxy_whenItTellsNoAddress_thenUnknown() {
        browser.header(FORWARDED_FOR, "unknown");

        assertThat(table.login(browser))
                .containsEntry("office", "met(unknown:no_address)")
                .containsEntry("outside", "met(unknown:no_address)");
    }

    @Test
    @DisplayName("K2 a header of somebody else is not believed")
    void givenAnotherSource_whenItForgesTheAddress_thenItsOwnCounts() throws UnknownHostException {
        assumeTrue(realm.server().addressOfVisitors().startsWith("127."), "needs a second address of this machine");
        browser.client().getOptions().setLocalAddress(InetAddress.getByName("127.0.0.2"));
        browser.header(FORWARDED_FOR, "203.0.113.7");

        assertThat(table.login(browser))
                .containsEntry("office", "unmet(elsewhere)")
                .containsEntry("outside", "met(elsewhere)");
        assertThat(realm.events("LOGIN").get(0).getIpAddress()).isEqualTo("127.0.0.2");
    }
}
