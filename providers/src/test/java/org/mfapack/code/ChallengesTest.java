package org.mfapack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.store.FakeSingleUseStore;
import org.mfapack.throttle.AccountFailures;

class ChallengesTest {

    private static final CodePolicy POLICY = CodePolicy.DEFAULT;
    private static final Binding LOGIN = binding("tab-1", Purpose.LOGIN, "alice@example.org");

    private long now = 1_000_000;
    private final FakeSingleUseStore store = new FakeSingleUseStore(() -> now);
    private final AccountFailures failures = new AccountFailures(store, () -> now);
    private final Challenges challenges = new Challenges(store, failures, () -> now, new SecureRandom());

    private static Binding binding(String tab, Purpose purpose, String destination) {
        return new Binding("realm", "root", tab, "alice", purpose, "mfa-email", destination);
    }

    private Issue.Issued begin(Binding binding) {
        return (Issue.Issued) challenges.begin(binding, POLICY);
    }

    private static String wrong(String code) {
        return code.charAt(0) == '9' ? "0" + code.substring(1) : (char) (code.charAt(0) + 1) + code.substring(1);
    }

    private Verification verify(Binding binding, String code) {
        return challenges.verify(binding, POLICY, code);
    }

    @Nested
    class Lifetime {

        @Test
        @DisplayName("C2 DF2 a code is good until one second before its end")
        void givenCode_whenEnteredOneSecondBeforeItsEnd_thenAccepted() {
            String code = begin(LOGIN).code();
            now += POLICY.lifetimeSeconds() - 1;
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 600})
        @DisplayName("C2 DF2 a code is expired from its end on")
        void givenCode_whenEnteredAtItsEndOrLater_thenExpired(int later) {
            String code = begin(LOGIN).code();
            now += POLICY.lifetimeSeconds() + later;
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Expired.class);
        }
    }

    @Nested
    class Once {

        @Test
        @DisplayName("C5 a code is accepted once")
        void givenUsedCode_whenEnteredAgain_thenUnknown() {
            String code = begin(LOGIN).code();
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Accepted.class);
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Unknown.class);
        }

        @Test
        @DisplayName("C5 parallel entries of the right code give exactly one success")
        void givenCode_whenEnteredInParallel_thenOneSuccess() throws Exception {
            for (int round = 0; round < 50; round++) {
                Binding login = binding("tab-" + round, Purpose.LOGIN, "alice@example.org");
                String code = begin(login).code();
                assertThat(inParallel(4, () -> verify(login, code)))
                        .filteredOn(Verification.Accepted.class::isInstance)
                        .hasSize(1);
            }
        }
    }

    @Nested
    class Bound {

        @Test
        @DisplayName("C4 the code of another tab is refused")
        void givenCodeOfAnotherTab_whenEntered_thenRefused() {
            String code = begin(LOGIN).code();
            Binding otherTab = binding("tab-2", Purpose.LOGIN, "alice@example.org");
            assertThat(verify(otherTab, code)).isInstanceOf(Verification.Unknown.class);
            String otherCode = begin(otherTab).code();
            if (!otherCode.equals(code)) {
                assertThat(verify(otherTab, code)).isInstanceOf(Verification.Wrong.class);
            }
        }

        @Test
        @DisplayName("C4 the code of an enrolment does not log in")
        void givenCodeOfEnrolment_whenEnteredAtLogin_thenRefused() {
            String code = begin(binding("tab-1", Purpose.ENROLMENT, "alice@example.org"))
                    .code();
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Unknown.class);
        }

        @Test
        @DisplayName("C4 a changed address kills the code")
        void givenChangedAddress_whenCodeEntered_thenRefused() {
            String code = begin(LOGIN).code();
            assertThat(verify(binding("tab-1", Purpose.LOGIN, "new@example.org"), code))
                    .isInstanceOf(Verification.Unknown.class);
        }
    }

    @Nested
    class Attempts {

        @Test
        @DisplayName("C6 after the last attempt even the right code is refused")
        void givenNoAttemptsLeft_whenRightCodeEntered_thenRefused() {
            CodePolicy three = new CodePolicy(6, Alphabet.DIGITS, 300, 3, 30, 5);
            String code = ((Issue.Issued) challenges.begin(LOGIN, three)).code();
            for (int left = 2; left >= 0; left--) {
                assertThat(challenges.verify(LOGIN, three, wrong(code)))
                        .extracting("attemptsLeft")
                        .isEqualTo(left);
            }
            assertThat(challenges.verify(LOGIN, three, code)).isInstanceOf(Verification.Exhausted.class);
        }

        @Test
        @DisplayName("C6 parallel guesses cannot exceed the attempts")
        void givenParallelGuesses_whenCounted_thenNoMoreThanTheAttemptsAreCompared() throws Exception {
            String code = begin(LOGIN).code();
            assertThat(inParallel(50, () -> verify(LOGIN, wrong(code))))
                    .filteredOn(Verification.Wrong.class::isInstance)
                    .hasSizeLessThanOrEqualTo(POLICY.attempts());
        }

        @Test
        @DisplayName("C7 parallel guesses in many tabs cannot exceed the account's window")
        void givenGuessesInManyTabs_whenInParallel_thenNoMoreThanTheWindowAreCompared() throws Exception {
            List<Binding> tabs = IntStream.range(0, 20)
                    .mapToObj(tab -> binding("tab-" + tab, Purpose.LOGIN, "alice@example.org"))
                    .toList();
            tabs.forEach(ChallengesTest.this::begin);
            java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
            assertThat(inParallel(60, () -> verify(tabs.get(next.getAndIncrement() % tabs.size()), "not a code")))
                    .filteredOn(Verification.Wrong.class::isInstance)
                    .hasSizeLessThanOrEqualTo(5);
        }

        @Test
        @DisplayName("C6 an empty entry costs nothing")
        void givenEmptyEntry_whenVerified_thenNoAttemptIsUsed() {
            String code = begin(LOGIN).code();
            IntStream.range(0, 10)
                    .forEach(any -> assertThat(verify(LOGIN, " ")).isInstanceOf(Verification.Missing.class));
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Accepted.class);
        }
    }

    @Nested
    class Resend {

        @Test
        @DisplayName("C10 showing the page again makes no second code")
        void givenStandingCode_whenShownAgain_thenNothingToSend() {
            String code = begin(LOGIN).code();
            assertThat(challenges.begin(LOGIN, POLICY)).isInstanceOf(Issue.Standing.class);
            assertThat(verify(LOGIN, code)).isInstanceOf(Verification.Accepted.class);
        }

        @Test
        @DisplayName("C11 a resend waits, and the wait doubles up to 32 minutes")
        void givenResends_whenRepeated_thenTheWaitDoubles() {
            CodePolicy patient = new CodePolicy(6, Alphabet.DIGITS, 300, 5, 30, 20);
            challenges.begin(LOGIN, patient);
            for (long wait : new long[] {30, 60, 120, 240, 480, 960, 1920, 1920}) {
                now += wait - 1;
                assertThat(challenges.renew(LOGIN, patient, false)).isInstanceOf(Issue.TooEarly.class);
                now += 1;
                assertThat(challenges.renew(LOGIN, patient, false)).isInstanceOf(Issue.Issued.class);
            }
        }

        @Test
        @DisplayName("C11 resends are limited per login")
        void givenAllResendsUsed_whenAskedAgain_thenNoneLeft() {
            begin(LOGIN);
            for (int resend = 0; resend < POLICY.resends(); resend++) {
                assertThat(challenges.renew(LOGIN, POLICY, true)).isInstanceOf(Issue.Issued.class);
            }
            assertThat(challenges.renew(LOGIN, POLICY, true)).isInstanceOf(Issue.NoneLeft.class);
        }

        @Test
        @DisplayName("C11 a resend kills the old code at once")
        void givenResend_whenOldCodeEntered_thenRefused() {
            String old = begin(LOGIN).code();
            now += 30;
            String fresh = ((Issue.Issued) challenges.renew(LOGIN, POLICY, false)).code();
            if (!old.equals(fresh)) {
                assertThat(verify(LOGIN, old)).isInstanceOf(Verification.Wrong.class);
            }
            assertThat(verify(LOGIN, fresh)).isInstanceOf(Verification.Accepted.class);
        }

        @Test
        @DisplayName("C10 parallel resends make one code")
        void givenParallelResends_whenCounted_thenOneCode() throws Exception {
            begin(LOGIN);
            now += 30;
            assertThat(inParallel(8, () -> challenges.renew(LOGIN, POLICY, false)))
                    .filteredOn(Issue.Issued.class::isInstance)
                    .hasSize(1);
        }

        @Test
        @DisplayName("C10 parallel first displays make one code")
        void givenParallelDisplays_whenCounted_thenOneCode() throws Exception {
            assertThat(inParallel(8, () -> challenges.begin(LOGIN, POLICY)))
                    .filteredOn(Issue.Issued.class::isInstance)
                    .hasSize(1);
        }
    }

    @Nested
    class Secrecy {

        @Test
        @DisplayName("C3 the store holds neither the code nor what a code could be tried against")
        void givenDumpOfTheStore_whenAllCodesAreTried_thenNoneFits() {
            String code = begin(LOGIN).code();
            String dump = store.dump();
            assertThat(dump).doesNotContain(code).doesNotContain("alice@example.org", "root", "tab-1");
            String serial = dump.replaceAll("(?s).*serial=([^,}]+).*", "$1");
            String seal = dump.replaceAll("(?s).*seal=([^,}]+).*", "$1");
            Binding guessed = new Binding("realm", "", "", "alice", Purpose.LOGIN, "mfa-email", "alice@example.org");
            assertThat(new Seal(LOGIN).matches(seal, serial, code)).isTrue();
            assertThat(IntStream.range(0, 1_000)
                            .mapToObj(guess -> "%06d".formatted((Integer.parseInt(code) + guess) % 1_000_000))
                            .noneMatch(guess -> new Seal(guessed).matches(seal, serial, guess)))
                    .isTrue();
        }

        @Test
        @DisplayName("C3 what could be logged tells no code, no address, no session")
        void givenIssuedCode_whenPrinted_thenHidden() {
            Issue.Issued issued = begin(LOGIN);
            assertThat(issued.toString()).doesNotContain(issued.code());
            assertThat(LOGIN.toString()).doesNotContain("alice", "root", "tab-1");
        }
    }

    static <T> List<T> inParallel(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> results = executor.invokeAll(java.util.Collections.nCopies(threads, () -> {
                start.await();
                return task.call();
            }));
            List<T> values = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } finally {
            executor.shutdownNow();
        }
    }
}
