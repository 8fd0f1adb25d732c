package org.mfapack.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.address.IpAddress;

@DisplayName("K2 networks in CIDR notation")
class CidrTest {

    private static InetAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0",
        "10.0.0.0/8, 10.255.255.255",
        "10.1.2.3/8, 10.200.0.1",
        "192.168.1.128/25, 192.168.1.128",
        "192.168.1.5, 192.168.1.5",
        "192.168.1.5/32, 192.168.1.5",
        "255.255.255.254/31, 255.255.255.255",
        "0.0.0.0/0, 203.0.113.9",
        "0.0.0.0/0, ::ffff:203.0.113.9",
        "10.0.0.0/8, ::ffff:10.1.1.1",
        "::ffff:10.0.0.0/104, 10.1.1.1",
        "::ffff:10.1.1.1, 10.1.1.1",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:DB8::/32, 2001:db8::1",
        "2001:db8:0:8000::/49, 2001:db8:0:8000::1",
        "2001:db8::1/128, 2001:db8:0:0:0:0:0:1",
        "::/0, 2001:db8::1",
        "fe80::/10, fe80::1%eth0",
        "::1, ::1"
    })
    void givenAddressInNetwork_whenAsked_thenContained(String network, String address) {
        assertThat(Cidr.parse(network).orElseThrow().contains(address(address))).isTrue();
    }

    @ParameterizedTest(name = "{1} not in {0}")
    @CsvSource({
        "10.0.0.0/8, 11.0.0.0",
        "10.0.0.0/8, 9.255.255.255",
        "192.168.1.128/25, 192.168.1.127",
        "192.168.1.5, 192.168.1.4",
        "2001:db8::/32, 2001:db9::",
        "2001:db8:0:8000::/49, 2001:db8:0:7fff::1",
        "2001:db8::1/128, 2001:db8::2",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 10.0.0.1",
        "::a00:0/104, 10.0.0.1"
    })
    void givenAddressElsewhere_whenAsked_thenNotContained(String network, String address) {
        assertThat(Cidr.parse(network).orElseThrow().contains(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0/8",
                "10",
                "010.0.0.1",
                "256.0.0.1",
                "1.2.3.999",
                "0x0a.0.0.1",
                "2001:db8::/129",
                "2001:db8::/9999999999",
                "2001:db8:::1",
                "fe80::1%eth0",
                "fe80::%eth0/64",
                "::ffff:10.0.0.0/8",
                "[2001:db8::1]",
                ".:",
                "localhost",
                "example.org/8"
            })
    @DisplayName("K4 what is not clear is no network, and no name server is asked")
    void givenGarbage_whenRead_thenNoNetwork(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }
}
