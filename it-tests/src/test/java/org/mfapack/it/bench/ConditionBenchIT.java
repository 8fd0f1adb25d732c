package org.mfapack.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.FlowDraft;
import org.mfapack.it.realm.RealmTemplate;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.PostgresServer;

/**
 * The cost of ten conditions and one expression, all met, before an authenticator app's code (SPEC K6). No test: nothing here
 * passes or fails by a figure. Alone: {@code mvn verify -Pbench -Dit.test=ConditionBenchIT}.
 */
@Tag("bench")
@DisplayName("Benchmark of conditions")
class ConditionBenchIT {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("mfa.bench.warm-up", 360));
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("mfa.bench.seconds", 2));
    private static final int VISITORS = 16;
    private static final int COUNTED_LOGINS = 50;
    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private enum Kind {
        WITHOUT,
        /** As many of Keycloak's own, to tell what each step of a flow costs whatever it asks. */
        KEYCLOAKS_OWN,
        WITH
    }

    private enum Hashing {
        /** So that all else shows: neighbouring turns differ by an eighth, and a hundred make that one hundredth. */
        ONCE(null, 100),
        /** As every new realm hashes passwords. */
        DEFAULT("hashAlgorithm(argon2)", 30);

        private final String policy;
        private final int turns;

        Hashing(String policy, int turns) {
            this.policy = policy;
            this.turns = turns;
        }
    }

    private final LocalTime farFromNow =
            LocalTime.now(ZoneOffset.UTC).plusHours(12).truncatedTo(ChronoUnit.MINUTES);

    private record Case(Kind kind, Hashing hashing) {}

    /** Each is met, because the next one is asked only then; what stays unknown counts as met. */
    private final List<Step> conditions = List.of(
            condition("network", "mfa-network-list", "127.0.0.0/8##::1"),
            not(condition(
                    "time",
                    "mfa-time-from",
                    farFromNow.toString(),
                    "mfa-time-to",
                    farFromNow.plusMinutes(1).toString())),
            not(condition("browser", "mfa-browser-names", "Lynx")),
            condition("client", "mfa-client-list", TestRealm.CLIENT),
            not(condition("requested-level", "mfa-requested-level", "2")),
            condition("factor", "mfa-factor-types", "otp"),
            condition("preference", "mfa-preference-factors", "otp"),
            condition("country", "mfa-country-test", "changed"),
            condition("travel"),
            // the browser of a first login is unknown, later it is known
            not(condition("new-browser")),
            condition(
                    "expression",
                    "mfa-expression",
                    "!(\"office\" in network.zones) && (\"admin\" in user.roles || time.hour(\"Europe/Berlin\") >= 0)"));

    private final Map<Case, TestRealm> realms = new LinkedHashMap<>();
    private final Map<Case, Map<Integer, RawLogin>> browsers = new HashMap<>();
    private final StringBuilder report = new StringBuilder();

    private static Step condition(String name, String... options) {
        Step step = Step.required("mfa-condition-" + name);
        for (int option = 0; option < options.length; option += 2) {
            step = step.with(options[option], options[option + 1]);
        }
        return step;
    }

    private static Step not(Step condition) {
        return condition.with("mfa-condition-negate", "true");
    }

    @Test
    void conditions() throws Exception {
        try (PostgresServer database = PostgresServer.start();
                KeycloakServer server = KeycloakServer.builder()
                        .database(database)
                        .javaOpts("-Xms1g -Xmx2g")
                        .start()) {
            drawRealms(server);
            assertAllOptionsCount();
            Load.run(VISITORS, WARM_UP, visitor -> login(any(), visitor));
            for (Hashing hashing : Hashing.values()) {
                rates(hashing);
            }
            statements(server);
        } finally {
            Path file = Path.of("target", "bench", "conditions.md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, report, StandardCharsets.UTF_8);
            System.out.println(report);
        }
        assertThat(report).contains("statements");
    }

    private void drawRealms(KeycloakServer server) {
        RealmTemplate template = new RealmTemplate(server.admin());
        for (Case one : cases()) {
            TestRealm realm = new TestRealm(server, template, 1);
            realm.with(settings -> {
                settings.setEventsEnabled(false);
                settings.setAdminEventsEnabled(false);
                // Keycloak reads the policy as a whole; a visitor logs in more often than codes change.
                settings.setOtpPolicyType("totp");
                settings.setOtpPolicyAlgorithm("HmacSHA1");
                settings.setOtpPolicyDigits(6);
                settings.setOtpPolicyPeriod(30);
                settings.setOtpPolicyLookAheadWindow(1);
                settings.setOtpPolicyInitialCounter(0);
                settings.setOtpPolicyCodeReusable(true);
                Optional.ofNullable(one.hashing().policy).ifPresent(settings::setPasswordPolicy);
            });
            FlowDraft flow = realm.flow("browser-bench").cookie().password();
            Stream<Step> asked =
                    switch (one.kind()) {
                        // Keycloak does not run a conditional sub-flow without a condition
                        case WITHOUT -> Stream.of(Step.required("conditional-user-configured"));
                        case KEYCLOAKS_OWN ->
                            Stream.generate(() -> Step.required("conditional-user-role")
                                            .with("condUserRole", "default-roles-" + realm.name()))
                                    .limit(conditions.size());
                        case WITH -> conditions.stream();
                    };
            flow.conditionalSecondFactor(Stream.concat(asked, Stream.of(Step.required("auth-otp-form")))
                    .toArray(Step[]::new));
            for (int visitor = 0; visitor < COUNTED_LOGINS; visitor++) {
                realm.user(name(visitor))
                        .password("password")
                        .role("default-roles-" + realm.name())
                        .totp(TOTP);
            }
            realms.put(one, realm.create());
            browsers.put(one, new ConcurrentHashMap<>());
        }
    }

    /** A condition whose options are wrong asks nothing, and costs nothing; without a file of places two are unknown. */
    private void assertAllOptionsCount() {
        assertThat(realms.get(new Case(Kind.WITH, Hashing.ONCE))
                        .admin("/mfa/check")
                        .path("findings"))
                .extracting(finding -> finding.path("provider").asText())
                .isSubsetOf("mfa-condition-country", "mfa-condition-travel", "mfa-geo");
    }

    private static List<Case> cases() {
        return Arrays.stream(Hashing.values())
                .flatMap(hashing -> Arrays.stream(Kind.values()).map(kind -> new Case(kind, hashing)))
                .toList();
    }

    private void rates(Hashing hashing) throws Exception {
        Comparison<Kind, Measured> turns = Comparison.run(
                hashing.turns,
                List.of(Kind.values()),
                kind -> Measured.of(
                        () -> Load.run(VISITORS, TURN, visitor -> login(new Case(kind, hashing), visitor))));
        say(
                "## Password (hashing: %s) and TOTP, %d in flight, medians of %d turns of %d s%n%n",
                hashing, VISITORS, hashing.turns, TURN.toSeconds());
        say("| conditions | logins/s | against WITHOUT | server's CPU per login, ms | against WITHOUT |%n");
        say("|---|---|---|---|---|%n");
        for (Kind kind : Kind.values()) {
            say(
                    "| %s | %.1f | %.3f ± %.3f | %.2f | %.3f ± %.3f |%n",
                    kind,
                    turns.median(kind, Measured::perSecond),
                    turns.ratio(kind, Kind.WITHOUT, Measured::perSecond),
                    turns.error(kind, Kind.WITHOUT, Measured::perSecond),
                    turns.median(kind, Measured::cpuMillis),
                    turns.ratio(kind, Kind.WITHOUT, Measured::cpuMillis),
                    turns.error(kind, Kind.WITHOUT, Measured::cpuMillis));
        }
        say("%nTarget of WITH: 0.95 of the logins/s%n%n");
    }

    /** A server has been warmed by all kinds of login at once, or the compiler bets on one of them and has to start over. */
    private static Case any() {
        Kind[] kinds = Kind.values();
        return new Case(kinds[ThreadLocalRandom.current().nextInt(kinds.length)], Hashing.ONCE);
    }

    private void statements(KeycloakServer server) {
        say("## SQL statements per login, mean of %d%n%n| | statements |%n|---|---|%n", COUNTED_LOGINS);
        for (Kind kind : Kind.values()) {
            Case one = new Case(kind, Hashing.ONCE);
            // The first login of a visitor is remembered after it has ended, and the next finds the user's cache empty.
            loginOfEach(one);
            loginOfEach(one);
            server.insides().countStatements();
            loginOfEach(one);
            say("| %s | %.2f |%n", kind, server.insides().statements() / (double) COUNTED_LOGINS);
        }
    }

    private void loginOfEach(Case one) {
        for (int visitor = 0; visitor < COUNTED_LOGINS; visitor++) {
            login(one, visitor);
        }
    }

    private long login(Case one, int visitor) {
        TestRealm realm = realms.get(one);
        RawLogin login =
                browsers.get(one).compute(visitor, (any, last) -> last == null ? new RawLogin(realm) : last.again());
        login.start(Map.of());
        long start = System.nanoTime();
        login.post(Map.of("username", name(visitor), "password", "password"));
        final long page = System.nanoTime() - start;
        // a code must be asked for: a condition that is not met would make the login cheaper
        login.post(Map.of("otp", realm.code(TOTP)));
        if (!login.last().isAtApplication()) {
            throw new AssertionError(one + " login ended at " + login.last().status());
        }
        return page;
    }

    private static String name(int visitor) {
        return "visitor" + visitor;
    }

    private void say(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments));
    }
}
