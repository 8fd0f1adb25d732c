package org.mfapack.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;
import org.mfapack.browser.TokenChain.Verdict;

@DisplayName("B3 The token of a remembered browser")
class TokenChainTest {

    private static final long NOW = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BrowserToken first = BrowserToken.random(RANDOM);
    private final TokenChain start = TokenChain.startingWith(first);

    private static String key() {
        return BrowserToken.randomKey(RANDOM);
    }

    @Test
    void givenToken_whenWrittenAndRead_thenTheSame() {
        assertThat(BrowserToken.parse(first.value())).contains(first);
        assertThat(first.value()).hasSize(22 + 1 + 43);
        assertThat(first.toString()).doesNotContain(first.secret());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "a.b", "A.", "äääääääääääääääääääääää.b"})
    void givenGarbage_whenRead_thenNoToken(String value) {
        assertThat(BrowserToken.parse(value)).isEmpty();
    }

    @Test
    void givenTokens_whenMade_thenNoTwoAreEqual() {
        assertThat(Stream.generate(() -> BrowserToken.random(RANDOM)).limit(100).map(BrowserToken::secret))
                .doesNotHaveDuplicates();
    }

    @Test
    void givenUse_whenJudged_thenTheNextIsCurrentAndTheUsedOnePassesForAWhile() {
        TokenChain used = start.after(first, NOW, key());
        BrowserToken next = used.successorOf(first);

        assertThat(start.judge(first, NOW)).isEqualTo(Verdict.CURRENT);
        assertThat(used.judge(next, NOW)).isEqualTo(Verdict.CURRENT);
        assertThat(next.selector()).isEqualTo(first.selector());
        assertThat(used.judge(first, NOW + TokenChain.GRACE_MILLIS - 1)).isEqualTo(Verdict.PREVIOUS);
        assertThat(used.judge(first, NOW + TokenChain.GRACE_MILLIS)).isEqualTo(Verdict.REPLAYED);
    }

    @Test
    void givenLateUse_whenWithinTheGrace_thenTheChainStaysAndTheSuccessorIsTheSame() {
        TokenChain used = start.after(first, NOW, key());

        TokenChain again = used.after(first, NOW + 10, key());

        assertThat(again).isEqualTo(used);
        assertThat(again.successorOf(first)).isEqualTo(used.successorOf(first));
    }

    @Test
    void givenTwoUses_whenTheOldestIsShown_thenItIsAReplayAtOnce() {
        TokenChain once = start.after(first, NOW, key());
        TokenChain twice = once.after(once.successorOf(first), NOW + 1, key());

        assertThat(twice.judge(first, NOW + 2)).isEqualTo(Verdict.REPLAYED);
    }

    @Test
    void givenReplay_whenUsed_thenNothingChanges() {
        TokenChain used = start.after(first, NOW, key());

        assertThat(used.after(first, NOW + TokenChain.GRACE_MILLIS, key())).isEqualTo(used);
    }

    @Test
    void givenStoredChain_whenReadByAThief_thenNoSecretIsInIt() throws Exception {
        TokenChain used = start.after(first, NOW, key());
        String json = JsonSerialization.writeValueAsString(used);

        assertThat(json).doesNotContain(first.secret(), used.successorOf(first).secret());
        assertThat(JsonSerialization.readValue(json, TokenChain.class)).isEqualTo(used);
        assertThat(Optional.of(used).filter(TokenChain::isWhole)).isPresent();
    }
}
