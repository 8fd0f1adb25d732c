package org.mfapack.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("E2 What is remembered of the question")
class EnrolmentStateTest {

    private static final Instant NOW = Instant.ofEpochSecond(1000);

    @Test
    void givenState_whenStoredAndRead_thenTheSame() {
        EnrolmentState state = EnrolmentState.NEVER_ASKED.asked(NOW).snoozed(NOW.plusSeconds(5));

        assertThat(EnrolmentState.parse(state.json())).contains(state);
        assertThat(EnrolmentState.parse(EnrolmentState.NEVER_ASKED.json())).contains(EnrolmentState.NEVER_ASKED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "nonsense", "[]", "{\"snoozes\":\"many\"}"})
    void givenUnreadable_whenRead_thenNothing(String json) {
        assertThat(EnrolmentState.parse(json)).isEmpty();
    }

    @Test
    void givenFieldsOfALaterVersion_whenRead_thenTheOwnOnesCount() {
        assertThat(EnrolmentState.parse("{\"snoozes\":2,\"later\":true}")).contains(new EnrolmentState(null, 2, null));
    }

    @Test
    void givenAskedBefore_whenAskedAgain_thenTheFirstTimeStays() {
        assertThat(EnrolmentState.NEVER_ASKED
                        .asked(NOW)
                        .asked(NOW.plusSeconds(9))
                        .askedAt())
                .contains(NOW);
    }

    @Test
    void givenSnoozed_whenTheMomentComes_thenNoLonger() {
        EnrolmentState state = EnrolmentState.NEVER_ASKED.snoozed(NOW);

        assertThat(state.isSnoozedAt(NOW.minusSeconds(1))).isTrue();
        assertThat(state.isSnoozedAt(NOW)).isFalse();
        assertThat(EnrolmentState.NEVER_ASKED.isSnoozedAt(NOW)).isFalse();
    }

    @Test
    void givenTwoStored_whenRead_thenWhatLeavesLessRoomCounts() {
        EnrolmentState one = new EnrolmentState(10L, 1, 50L);
        EnrolmentState other = new EnrolmentState(20L, 2, 40L);

        assertThat(one.and(other)).isEqualTo(new EnrolmentState(10L, 2, 50L)).isEqualTo(other.and(one));
        assertThat(EnrolmentState.NEVER_ASKED.and(one)).isEqualTo(one).isEqualTo(one.and(EnrolmentState.NEVER_ASKED));
    }
}
