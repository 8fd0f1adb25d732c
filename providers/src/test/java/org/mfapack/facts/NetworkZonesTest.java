package org.mfapack.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.address.IpAddress;
import org.mfapack.config.Finding;

@DisplayName("K2 the network zones of a realm")
class NetworkZonesTest {

    private static final Optional<InetAddress> IN_OFFICE = IpAddress.parse("10.1.1.1");

    private static NetworkZones zones(String lines) {
        return NetworkZones.parse(Map.of(NetworkZones.ZONES, lines));
    }

    private static NetworkFacts facts(Optional<InetAddress> address, String lines) {
        return new NetworkFacts(address, () -> zones(lines));
    }

    @Nested
    @DisplayName("are read")
    class Reading {

        @Test
        void givenLinesAsKeycloakJoinsThem_whenRead_thenEachIsAZone() {
            NetworkZones zones =
                    zones("office = 10.0.0.0/8, 2001:db8::/32##vpn=192.0.2.1;192.0.2.2\nhome_2 =198.51.100.0/24");

            assertThat(zones.all()).extracting(NetworkZone::name).containsExactly("office", "vpn", "home_2");
            assertThat(zones.zone("vpn").orElseThrow().networks()).hasSize(2);
            assertThat(zones.findings()).isEmpty();
        }

        @Test
        void givenNothing_whenRead_thenNoZones() {
            assertThat(NetworkZones.parse(null).all()).isEmpty();
            assertThat(zones(" ## ").findings()).isEmpty();
        }

        @Test
        void givenSeveralLinesOfOneName_whenRead_thenTheyAddUp() {
            assertThat(facts(IN_OFFICE, "office = 10.0.0.0/9##office = 10.128.0.0/9")
                            .zones())
                    .containsExactly("office");
            assertThat(facts(IpAddress.parse("10.200.0.1"), "office = 10.0.0.0/9##office = 10.128.0.0/9")
                            .zones())
                    .containsExactly("office");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "office",
                    "office =",
                    "= 10.0.0.0/8",
                    "office: 10.0.0.0/8",
                    "the office = 10.0.0.0/8",
                    "10.0.0.1 = 10.0.0.0/8",
                    "office = 10.0.0.0/33",
                    "office = 10.0.0.0/8, gate.example.org",
                    "office = vpn"
                })
        @DisplayName("O4 and what cannot be read is found")
        void givenWrongLine_whenRead_thenFound(String line) {
            assertThat(zones(line + "##vpn = 192.0.2.1").findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.remedy()).contains(NetworkZones.ZONES))
                    .extracting(Finding::key)
                    .isEqualTo(NetworkZones.ZONES);
        }
    }

    @Nested
    @DisplayName("K1 contain an address or not")
    class Asking {

        @Test
        void givenAddressInTwoZones_whenAsked_thenBothAreNamed() {
            assertThat(facts(IN_OFFICE, "a = 10.0.0.0/8##b = 10.1.0.0/16##c = 10.2.0.0/16")
                            .zones())
                    .containsExactlyInAnyOrder("a", "b");
        }

        @Test
        @DisplayName("K4 a zone that cannot be read in full is unknown, unless the rest of it matches")
        void givenHalfAZone_whenAsked_thenTrueOrUnknown() {
            NetworkZone zone =
                    zones("office = 10.0.0.0/8, 10.0.0.0/33").zone("office").orElseThrow();

            assertThat(zone.contains(IN_OFFICE.orElseThrow())).contains(true);
            assertThat(zone.contains(IpAddress.parse("192.0.2.1").orElseThrow()))
                    .isEmpty();
        }

        @Test
        @DisplayName("K4 names of zones are not told where one of them, or the address, is not known")
        void givenUnknown_whenAskedForNames_thenNotTold() {
            for (NetworkFacts facts : Arrays.asList(
                    facts(Optional.empty(), "office = 10.0.0.0/8"),
                    facts(IN_OFFICE, "office = 10.0.0.0/8##bad = 1.2.3"),
                    facts(IN_OFFICE, "office 10.0.0.0/8"))) {
                assertThatThrownBy(facts::zones).isInstanceOf(UnknownFactException.class);
            }
        }
    }
}
