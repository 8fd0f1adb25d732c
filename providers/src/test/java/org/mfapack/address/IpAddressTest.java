package org.mfapack.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K1 K2 Addresses as servers and proxies write them")
class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8::7, 2001:db8::7",
        "2001:DB8:0:0:0:0:0:7, 2001:db8::7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "fe80::7%eth0, fe80::7",
    })
    void givenAddress_whenRead_thenThatOne(String text, String address) throws UnknownHostException {
        assertThat(IpAddress.parse(text)).contains(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @CsvSource({"[2001:db8::7], 2001:db8::7", "[::1], ::1"})
    void givenAddressInBrackets_whenRead_thenThatOne(String text, String address) throws UnknownHostException {
        assertThat(IpAddress.bracketed(text)).contains(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "2001:db8::7",
                "[203.0.113.7]",
                "[2001:db8::7",
                "2001:db8::7]",
                "[[2001:db8::7]]",
                "[2001:db8::7]:4711",
                "[a:b:host.example.org]"
            })
    @DisplayName("K4 nothing else stands in brackets, and no name server is asked")
    void givenNoAddressInBrackets_whenRead_thenNone(String text) {
        assertThat(IpAddress.bracketed(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.7:4711",
                "[2001:db8::7]",
                "2001:db8::7::1",
                "203.0.113.07",
                "203.0.113.7%eth0",
                "fe80::7%",
                "2\uff10\uff13.0.113.7"
            })
    @DisplayName("K4 anything else is none")
    void givenNoAddress_whenRead_thenNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
