package org.mfapack.it.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.junit.ServerSetting;
import org.mfapack.it.junit.Surroundings;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServerBuilder;

@KeycloakTest(server = ForwardedIT.BehindProxy.class)
@DisplayName("K1 K2 Condition - network, behind a proxy that writes the header of RFC 7239")
class ForwardedIT {

    private static final String NETWORKS = "mfa-network-list";

    /** In the tests everybody is the proxy. */
    public static final class BehindProxy implements ServerSetting {

        @Override
        public void applyTo(KeycloakServerBuilder server, Surroundings surroundings) {
            surroundings.textMessagesOf(server);
            server.option("proxy-headers", "forwarded");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "for=203.0.113.7, met(203.0.113.0/24)",
        "for=\"203.0.113.7:4711\", met(203.0.113.0/24)",
        "for=\"[2001:db8:1::7]\", met(2001:db8:1::/48)",
        "for=\"[2001:db8:1::7]:4711\", met(2001:db8:1::/48)",
        "for=\"[2001:db8:2::7]\", unmet(elsewhere)",
        "for=unknown, met(unknown:no_address)",
        "for=_hidden, met(unknown:no_address)",
    })
    void givenProxy_whenItTellsTheAddress_thenThatCounts(
            String forwarded, String decision, TestRealm realm, Browser browser) {
        realm.with(settings -> settings.setSslRequired("none"));
        ConditionTable table = new ConditionTable(realm)
                .row("office", "network", NETWORKS, "203.0.113.0/24##2001:db8:1::/48")
                .create();
        browser.header("Forwarded", forwarded);

        assertThat(table.login(browser)).containsEntry("office", decision);
    }
}
