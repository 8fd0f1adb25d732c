package org.mfapack.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "alice@example.org,a••••@e••••.org",
        "a@b.co.uk,a••••@b••••.uk",
        "x@localhost,x••••@l••••",
        "nonsense,••••"
    })
    @DisplayName("F4 a mask tells neither the address nor its length")
    void givenAddress_whenMasked_thenLittleIsTold(String address, String mask) {
        assertThat(EmailAddresses.mask(address)).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({"' Alice@Example.ORG ',Alice@example.org", "a+b@example.org,a+b@example.org"})
    void givenAddress_whenParsed_thenDomainInLowerCase(String typed, String address) {
        assertThat(EmailAddresses.parse(typed)).hasValue(address);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "alice", "@example.org", "a b@example.org", "alice@"})
    void givenNoAddress_whenParsed_thenRefused(String typed) {
        assertThat(EmailAddresses.parse(typed)).isEmpty();
    }
}
