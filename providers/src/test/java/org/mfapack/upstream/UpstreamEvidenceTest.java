package org.mfapack.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;

@DisplayName("U2 What providers tell, and what they only seem to")
class UpstreamEvidenceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final UpstreamEvidence evidence = new UpstreamEvidence("partner", NOW);

    private UpstreamLogin claims(String json) {
        try {
            return evidence.ofIdToken(new ObjectMapper().readValue(json, JsonNode.class));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Nested
    class IdToken {

        @Test
        void givenAllClaims_whenRead_thenToldUnderTheNameOfTheProvider() {
            assertThat(claims("{\"amr\":[\"pwd\",\"mfa\"],\"acr\":\"gold\",\"auth_time\":1795348700}"))
                    .isEqualTo(new UpstreamLogin(
                            "partner",
                            Set.of("pwd", "mfa"),
                            Optional.of("gold"),
                            Optional.of(Instant.ofEpochSecond(1_795_348_700))));
        }

        @Test
        void givenNoClaims_whenRead_thenNothingIsTold() {
            assertThat(claims("{\"sub\":\"1\"}")).isEqualTo(UpstreamLogin.silent("partner"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "true",
                    "7",
                    "{\"mfa\":true}",
                    "[[\"mfa\"]]",
                    "[{\"mfa\":\"mfa\"}]",
                    "[null,7]",
                    "[\"\",\" \"]",
                    "\"\""
                })
        void givenMethodsOfAnotherForm_whenRead_thenNotTold(String amr) {
            assertThat(claims("{\"amr\":" + amr + "}").amr()).isEmpty();
        }

        @Test
        void givenOneMethodWithoutItsArray_whenRead_thenThatOneAndNotItsWords() {
            assertThat(claims("{\"amr\":\"mfa\"}").amr()).containsExactly("mfa");
            assertThat(claims("{\"amr\":\"pwd mfa\"}").amr()).containsExactly("pwd mfa");
        }

        @Test
        void givenEndlessMethods_whenRead_thenFewAreKept() {
            String many = "\"x" + "\",\"x".repeat(1000) + "\"";
            for (int i = 0; i < 1000; i++) {
                many = many.replaceFirst("\"x\"", "\"x" + i + "\"");
            }

            assertThat(claims("{\"amr\":[" + many + "]}").amr()).hasSize(20);
            assertThat(claims("{\"amr\":[\"" + "x".repeat(300) + "\",\"mfa\"]}").amr())
                    .containsExactly("mfa");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "[\"gold\"]", "{\"value\":\"gold\"}", "\"\"", "null"})
        void givenLevelOfAnotherForm_whenRead_thenNotTold(String acr) {
            assertThat(claims("{\"acr\":" + acr + "}").acr()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"1795348700\"", "0", "-5", "true", "[1795348700]", "9223372036854775807", "1e300"})
        void givenTimeOfAnotherForm_whenRead_thenNotTold(String authTime) {
            assertThat(claims("{\"auth_time\":" + authTime + "}").authTime()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0, true", "60, true", "61, false", "86400, false"})
        @DisplayName("U2 a time to come is none, but for clocks that differ a little")
        void givenTimeAhead_whenRead_thenOnlyWithinTheSkew(long ahead, boolean told) {
            long time = NOW.plusSeconds(ahead).getEpochSecond();

            assertThat(claims("{\"auth_time\":" + time + "}").authTime().isPresent())
                    .isEqualTo(told);
        }
    }

    @Nested
    class AuthnStatement {

        private AuthnStatementType statement(Instant instant, String classRef) throws Exception {
            GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            calendar.setTimeInMillis(instant.toEpochMilli());
            AuthnStatementType statement =
                    new AuthnStatementType(DatatypeFactory.newInstance().newXMLGregorianCalendar(calendar));
            if (classRef != null) {
                AuthnContextType.AuthnContextTypeSequence sequence = new AuthnContextType.AuthnContextTypeSequence();
                sequence.setClassRef(new AuthnContextClassRefType(URI.create(classRef)));
                AuthnContextType context = new AuthnContextType();
                context.setSequence(sequence);
                statement.setAuthnContext(context);
            }
            return statement;
        }

        @Test
        void givenClassAndInstant_whenRead_thenTold() throws Exception {
            Instant before = NOW.minusSeconds(30);

            assertThat(evidence.ofAuthnStatement(statement(before, "https://refeds.org/profile/mfa")))
                    .isEqualTo(new UpstreamLogin(
                            "partner", Set.of(), Optional.of("https://refeds.org/profile/mfa"), Optional.of(before)));
        }

        @Test
        void givenNoContext_whenRead_thenNoLevel() throws Exception {
            assertThat(evidence.ofAuthnStatement(statement(NOW, null)).acr()).isEmpty();
        }

        @Test
        void givenInstantAhead_whenRead_thenNotTold() throws Exception {
            assertThat(evidence.ofAuthnStatement(statement(NOW.plusSeconds(61), "urn:x"))
                            .authTime())
                    .isEmpty();
        }
    }

    @Nested
    class Note {

        @ParameterizedTest
        @ValueSource(strings = {"{\"amr\":[\"pwd\",\"mfa\"],\"acr\":\"gold\",\"auth_time\":1795348700}", "{}"})
        void givenNoted_whenReadAgain_thenTheSame(String json) {
            UpstreamLogin login = claims(json);

            assertThat(UpstreamNote.read(UpstreamNote.write(login))).contains(login);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "true", "{}", "{\"provider\":1}", "{\"provider\":"})
        void givenNoneOfOurs_whenRead_thenNothing(String note) {
            assertThat(UpstreamNote.read(note)).isEmpty();
        }
    }
}
