package org.mfapack.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * The cost of ten conditions and one expression, all met, before an authenticator app's code (SPEC K6). No test: nothing here
 * passes or fails by a figure. Alone: {@code mvn verify -Pbench -Dit.test=ConditionBenchIT}.
 */
@Tag("bench")
@DisplayName("Benchmark of conditions")
class ConditionBenchIT {

    private static final int ROUNDS = Integer.getInteger("mfa.bench.rounds", 3);
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("mfa.bench.seconds", 15));
    private static final int VISITORS = 16;
    private static final int COUNTED_LOGINS = 50;
    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");

    private enum Kind {
        WITHOUT,
        WITH
    }

    /** Each is met, because the next one is asked only then; what stays unknown counts as met. */
    private static final List<Step> CONDITIONS = List.of(
            condition("network", "mfa-network-list", "127.0.0.0/8##::1"),
            not(condition("time", "mfa-time-from", "00:00", "mfa-time-to", "00:01")),
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

    private final Map<Kind, TestRealm> realms = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<Integer, RawLogin>> browsers = new EnumMap<>(Kind.class);
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
        try (KeycloakServer server =
                KeycloakServer.builder().javaOpts("-Xms1g -Xmx2g").start()) {
            drawRealms(server);
            assertAllOptionsCount();
            for (Kind kind : Kind.values()) {
                Load.run(VISITORS, RUN.multipliedBy(4), visitor -> login(kind, visitor));
            }
            rates();
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
        for (Kind kind : Kind.values()) {
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
            });
            FlowDraft flow = realm.flow("browser-bench").cookie().password();
            Stream<Step> conditions = kind == Kind.WITH
                    ? CONDITIONS.stream()
                    // Keycloak does not run a conditional sub-flow without a condition
                    : Stream.of(Step.required("conditional-user-configured"));
            flow.conditionalSecondFactor(Stream.concat(conditions, Stream.of(Step.required("auth-otp-form")))
                    .toArray(Step[]::new));
            for (int visitor = 0; visitor < COUNTED_LOGINS; visitor++) {
                realm.user(name(visitor))
                        .password("password")
                        .role("default-roles-" + realm.name())
                        .totp(TOTP);
            }
            realms.put(kind, realm.create());
            browsers.put(kind, new ConcurrentHashMap<>());
        }
    }

    /** A condition whose options are wrong asks nothing, and costs nothing; without a file of places two are unknown. */
    private void assertAllOptionsCount() {
        assertThat(realms.get(Kind.WITH).admin("/mfa/check").path("findings"))
                .extracting(finding -> finding.path("provider").asText())
                .isSubsetOf("mfa-condition-country", "mfa-condition-travel", "mfa-geo");
    }

    private void rates() throws Exception {
        List<Double> ratios = new ArrayList<>();
        Map<Kind, List<Double>> rates = new EnumMap<>(Kind.class);
        for (int round = 0; round < ROUNDS; round++) {
            Map<Kind, Double> ofRound = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                double rate =
                        Load.run(VISITORS, RUN, visitor -> login(kind, visitor)).perSecond();
                ofRound.put(kind, rate);
                rates.computeIfAbsent(kind, any -> new ArrayList<>()).add(rate);
            }
            ratios.add(ofRound.get(Kind.WITH) / ofRound.get(Kind.WITHOUT));
        }
        say("## Password and TOTP, %d in flight, median of %d rounds of %d s%n%n", VISITORS, ROUNDS, RUN.toSeconds());
        say("| ten conditions and one expression | logins/s |%n|---|---|%n");
        rates.forEach((kind, all) -> say("| %s | %.1f |%n", kind, median(all)));
        say("%nRatio, median of the rounds: %.3f (target: 0.95)%n", median(ratios));
    }

    private void statements(KeycloakServer server) {
        say("%n## SQL statements per login, mean of %d%n%n| | statements |%n|---|---|%n", COUNTED_LOGINS);
        for (Kind kind : Kind.values()) {
            // The first login of a visitor is remembered after it has ended, and the next finds the user's cache empty.
            loginOfEach(kind);
            loginOfEach(kind);
            server.insides().countStatements();
            loginOfEach(kind);
            say("| %s | %.2f |%n", kind, server.insides().statements() / (double) COUNTED_LOGINS);
        }
    }

    private void loginOfEach(Kind kind) {
        for (int visitor = 0; visitor < COUNTED_LOGINS; visitor++) {
            login(kind, visitor);
        }
    }

    private long login(Kind kind, int visitor) {
        TestRealm realm = realms.get(kind);
        RawLogin login =
                browsers.get(kind).compute(visitor, (any, last) -> last == null ? new RawLogin(realm) : last.again());
        login.start(Map.of());
        long start = System.nanoTime();
        login.post(Map.of("username", name(visitor), "password", "password"));
        final long page = System.nanoTime() - start;
        // a code must be asked for: a condition that is not met would make the login cheaper
        login.post(Map.of("otp", realm.code(TOTP)));
        if (!login.last().isAtApplication()) {
            throw new AssertionError(kind + " login ended at " + login.last().status());
        }
        return page;
    }

    private static String name(int visitor) {
        return "visitor" + visitor;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private void say(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments));
    }
}
