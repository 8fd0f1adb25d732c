package org.mfapack.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D9 phone numbers")
class PhoneNumbersTest {

    private final PhoneNumbers german = new PhoneNumbers("DE");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "015112345678",
                "004915112345678",
                "4915112345678",
                "+4915112345678",
                " 0151 / 1234-5678 ",
                "+49 (0)151 12345678",
                "+49 (151) 123.456.78",
                "0151\u00a012345678",
                "\u202a+49 151 12345678\u202c",
                "０１５１１２３４５６７８",
                "＋４９ １５１ １２３４５６７８",
                "٠١٥١١٢٣٤٥٦٧٨"
            })
    void givenAnyWayToWriteIt_whenRead_thenSameNumber(String input) {
        assertThat(german.toE164(input)).hasValue("+4915112345678");
    }

    @ParameterizedTest
    @CsvSource({
        "US,4915112345678,+4915112345678",
        "US,004915112345678,+4915112345678",
        "US,011 49 151 12345678,+4915112345678",
        "US,(212) 555-2368,+12125552368",
        "DE,+33 6 12 34 56 78,+33612345678",
        "DE,0033612345678,+33612345678",
        "FR,06 12 34 56 78,+33612345678",
        "GB,07400 123456,+447400123456",
        "IT,347 123 4567,+393471234567",
        "de,015112345678,+4915112345678"
    })
    void givenRegion_whenRead_thenNationalAndInternationalAreUnderstood(String region, String input, String e164) {
        assertThat(new PhoneNumbers(region).toE164(input)).hasValue(e164);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "XX", "ZZ", "001"})
    void givenNoRegion_whenRead_thenOnlyNumbersWithCountryCode(String region) {
        PhoneNumbers numbers = new PhoneNumbers(region);

        assertThat(numbers.toE164("015112345678")).isEmpty();
        assertThat(numbers.toE164("+4915112345678")).hasValue("+4915112345678");
        assertThat(numbers.toE164("004915112345678")).hasValue("+4915112345678");
        assertThat(numbers.toE164("4915112345678")).hasValue("+4915112345678");
    }

    @ParameterizedTest
    @CsvSource({
        "landline,+49 30 123456",
        "premium,+49 900 1234567",
        "shared cost,+49 180 1234567",
        "toll-free,+49 800 1234567",
        "pager,+49 16412345",
        "voicemail,+49 177 99 1234567",
        "personal number,+44 70 1234 5678",
        "universal access,+49 32 22123456",
        "satellite,+870 773 111 632",
        "satellite,+881 612 345 678",
        "international premium,+979 123 456 789",
        "international toll-free,+800 1234 5678",
        "unknown country,+999 123 456 789",
        "too short,+49 151 1234",
        "too long,+49 151 123456789012",
        "emergency,112",
        "extension,+49 151 12345678;ext=9",
        "letters,0151 CALLMEPLS",
        "address,tel:+4915112345678",
        "no number,hello",
        "nothing,''",
        "very long,+491511234567800000000000000000000000000000000000000"
    })
    @DisplayName("T2 numbers that cannot receive a code, or cost")
    void givenNumberOfOtherKind_whenRead_thenRefused(String kind, String input) {
        assertThat(german.toE164(input)).as(kind).isEmpty();
    }

    @Test
    void givenNull_whenRead_thenRefused() {
        assertThat(german.toE164(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+4915112345678,+49 ••• ••78", "+12125552368,+1 ••• ••68", "+33612345678,+33 ••• ••78"})
    void givenNumber_whenShown_thenMasked(String e164, String masked) {
        assertThat(PhoneNumbers.mask(e164)).isEqualTo(masked);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "12", "someone@example.org", "015112345678"})
    void givenNoE164_whenMasked_thenNothingIsTold(String value) {
        assertThat(PhoneNumbers.mask(value)).isEqualTo("•••");
    }

    @Test
    void givenRegion_whenExampleWanted_thenAsItsPeopleWriteIt() {
        assertThat(german.example()).hasValueSatisfying(example -> assertThat(german.toE164(example))
                .isPresent());
        assertThat(new PhoneNumbers(null).example()).isEmpty();
    }

    @Test
    @DisplayName("D9 a realm without a region does not fill the log with each page that is shown")
    void givenNoRegion_whenExampleIsAsked_thenNothingIsLogged() {
        Logger log = Logger.getLogger(PhoneNumberUtil.class.getName());
        List<LogRecord> said = new ArrayList<>();
        Handler ear = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                said.add(line);
            }
        };
        log.addHandler(ear);
        try {
            assertThat(new PhoneNumbers(null).example()).isEmpty();
        } finally {
            log.removeHandler(ear);
        }

        assertThat(said).isEmpty();
    }
}
