package org.mfapack.it.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfapack.it.realm.Step;

@DisplayName("K2, K4, CU10 condition on an impossible journey")
class TravelIT extends AliceTravels {

    private static final Step TRAVEL = Step.required("mfa-condition-travel");

    @ParameterizedTest
    @CsvSource({
        GeoServer.BERLIN + ", DE, " + GeoServer.BERLIN_IPV6 + ", 0, 250, false, 'unmet(0km,'",
        GeoServer.BERLIN + ", DE, " + GeoServer.MUNICH + ", 60, 250, true, 'met(464km,60min)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.MUNICH + ", 120, 250, false, 'unmet(464km,120min)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.NEW_YORK + ", 480, 250, true, 'met(6345km,480min)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.NEW_YORK + ", 480, 900, false, 'unmet(6345km,480min)'",
        GeoServer.SUVA + ", FJ, " + GeoServer.APIA + ", 300, 250, false, 'unmet(11'",
        GeoServer.SUVA + ", FJ, " + GeoServer.APIA + ", 180, 250, true, 'met(11'",
        GeoServer.SOMEWHERE_IN_FRANCE + ", FR, " + GeoServer.ELSEWHERE_IN_FRANCE + ", 0, 250, false, 'unmet(FR)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.SOMEWHERE_IN_FRANCE + ", 0, 250, true, 'met(unknown:no_coordinates)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.NOWHERE + ", 0, 250, true, 'met(unknown:no_place)'",
        GeoServer.BERLIN + ", DE, " + GeoServer.BERLIN + ", -1, 250, false, 'unmet(0km,0min)'",
    })
    void givenLastLoginSomewhere_whenAliceIsElsewhere_thenAskedIfNobodyCanHaveTravelledThat(
            String from, String country, String to, int minutes, String speed, boolean asked, String decision) {
        asksWhen(TRAVEL.with("mfa-travel-speed", speed));
        assertThat(isAsked(from)).as("first login").isTrue();
        assertThat(decisions()).contains("travel=met(unknown:no_earlier_login)");
        comesFrom(from, country);

        realm.server().clock().advance(Duration.ofMinutes(minutes));

        assertThat(isAsked(to)).isEqualTo(asked);
        assertThat(decisions()).contains("travel=" + decision);
    }

    @Test
    @DisplayName("what counts is the last login, not the first one of a day")
    void givenLoginsAllDay_whenAliceIsElsewhereSoonAfterTheLast_thenAsked() {
        asksWhen(TRAVEL);
        comesFrom(GeoServer.BERLIN, "DE");
        for (int hours = 2; hours <= 4; hours += 2) {
            long before = memory("alice").orElseThrow().path("last").path("at").asLong();
            realm.server().clock().advance(Duration.ofHours(2));
            assertThat(isAsked(GeoServer.BERLIN)).isFalse();
            await().until(() ->
                    memory("alice").orElseThrow().path("last").path("at").asLong() > before);
        }

        realm.server().clock().advance(Duration.ofMinutes(30));

        assertThat(isAsked(GeoServer.MUNICH)).isTrue();
        assertThat(decisions()).contains("travel=met(464km,30min)");
    }

    @Test
    @DisplayName("K4 a clock that went back tells nothing of a journey")
    void givenClockAnHourBack_whenAliceLogsInAtTheSamePlace_thenUnknown() {
        asksWhen(TRAVEL);
        comesFrom(GeoServer.BERLIN, "DE");

        realm.server().clock().advance(Duration.ofHours(-1));

        assertThat(isAsked(GeoServer.BERLIN)).isTrue();
        assertThat(realm.events("LOGIN")).anySatisfy(event -> assertThat(event.getDetails())
                .containsEntry("mfa_conditions", "travel=met(unknown:clock)"));
    }

    @Test
    @DisplayName("K2 negated: only journeys that are possible")
    void givenNegated_whenAliceIsElsewhere_thenAskedIfTheJourneyIsPossible() {
        asksWhen(TRAVEL.with("mfa-condition-negate", "true"));
        comesFrom(GeoServer.BERLIN, "DE");

        assertThat(isAsked(GeoServer.MUNICH)).as("at once").isFalse();
        realm.server().clock().advance(Duration.ofDays(1));
        assertThat(isAsked(GeoServer.BERLIN)).as("a day later").isTrue();
    }
}
