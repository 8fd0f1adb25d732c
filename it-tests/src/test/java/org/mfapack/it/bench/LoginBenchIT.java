package org.mfapack.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.RealmTemplate;
import org.mfapack.it.realm.Step;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.realm.Totp;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.PostgresServer;

/**
 * The cost of a second factor that is sent, against the built-in one that is not. No test: nothing here passes or fails
 * by a figure. Run by {@code mvn verify -Pbench}; docs/benchmark.md tells the method.
 */
@Tag("bench")
@DisplayName("Benchmark of logins")
class LoginBenchIT {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("mfa.bench.warm-up", 360));
    private static final int TURNS = 12;
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("mfa.bench.seconds", 5));
    /** A wave of visitors takes three seconds, so these are longer and fewer. */
    private static final int SLOW_TURNS = 3;

    private static final Duration SLOW_TURN = TURN.multipliedBy(3);
    private static final int BUSY = 16;
    private static final int MANY = 100;
    private static final int BYSTANDERS = 4;
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final int COUNTED_LOGINS = 50;
    private static final Totp TOTP = new Totp("a-secret-of-twenty-b");
    private static final Pattern CODE = Pattern.compile("#([0-9]{6})$");

    private enum Kind {
        PASSWORD,
        TOTP,
        EMAIL,
        SMS
    }

    private final Arrivals arrivals = new Arrivals();
    private final Map<Kind, TestRealm> realms = new EnumMap<>(Kind.class);
    private final StringBuilder report = new StringBuilder();

    @Test
    void logins() throws Exception {
        try (SmtpSink mail = new SmtpSink(arrivals::put);
                TwilioStandIn gateway = new TwilioStandIn("AC" + "0".repeat(32), "token").start();
                PostgresServer database = PostgresServer.start();
                KeycloakServer server = server(database, gateway)) {
            gateway.onMessage(message -> arrivals.put(message.to(), lastCode(message.body())));
            drawRealms(server, mail.port());
            Load.run(BUSY, WARM_UP, visitor -> login(any(), visitor, Duration.ZERO));
            withoutDelay();
            mail.delay(SLOW);
            gateway.behave(Behaviour.delay(SLOW));
            withSlowGateway();
            mail.delay(Duration.ZERO);
            gateway.behave(Behaviour.normal());
            statements(server);
        } finally {
            Path file = Path.of("target", "bench", "logins.md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, report, StandardCharsets.UTF_8);
            System.out.println(report);
        }
        assertThat(report).contains("SQL");
    }

    private static KeycloakServer server(PostgresServer database, TwilioStandIn gateway) {
        return KeycloakServer.builder()
                .database(database)
                .javaOpts("-Xms1g -Xmx2g")
                .option("spi-mfa-sms--provider", "twilio")
                .option("spi-mfa-sms--twilio--account-sid", "AC" + "0".repeat(32))
                .option("spi-mfa-sms--twilio--auth-token", "token")
                .option("spi-mfa-sms--twilio--from", "+15005550006")
                .option("spi-mfa-sms--twilio--base-url", "http://127.0.0.1:" + gateway.port())
                .start();
    }

    private void drawRealms(KeycloakServer server, int smtpPort) {
        RealmTemplate template = new RealmTemplate(server.admin());
        for (Kind kind : Kind.values()) {
            TestRealm realm = new TestRealm(server, template, smtpPort);
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
            var flow = realm.flow("browser-bench").cookie().password();
            switch (kind) {
                case PASSWORD -> flow.form(Step.required("allow-access-authenticator"));
                case TOTP -> flow.form(Step.required("auth-otp-form"));
                case EMAIL -> flow.form(Step.required("mfa-email-code"));
                case SMS -> flow.form(Step.required("mfa-sms-code"));
            }
            for (int visitor = 0; visitor < MANY + BYSTANDERS; visitor++) {
                realm.user(name(visitor))
                        .password("password")
                        .verifiedEmail(email(visitor))
                        .phone(phone(visitor))
                        .totp(TOTP);
            }
            realms.put(kind, realm.create());
        }
    }

    private void withoutDelay() throws Exception {
        Comparison<Kind, Measured> turns = Comparison.run(
                TURNS,
                List.of(Kind.values()),
                kind -> Measured.of(() -> Load.run(BUSY, TURN, visitor -> login(kind, visitor, Duration.ZERO))));
        say("## %d in flight, no delay, medians of %d turns of %d s%n%n", BUSY, TURNS, TURN.toSeconds());
        say("| login | logins/s | against TOTP | p95 of the page after the password, ms"
                + " | server's CPU per login, ms | against TOTP |%n|---|---|---|---|---|---|%n");
        for (Kind kind : Kind.values()) {
            say(
                    "| %s | %.1f | %.2f | %.1f | %.2f | %.2f |%n",
                    kind,
                    turns.median(kind, Measured::perSecond),
                    turns.ratio(kind, Kind.TOTP, Measured::perSecond),
                    turns.median(kind, turn -> turn.load().pageP95()),
                    turns.median(kind, Measured::cpuMillis),
                    turns.ratio(kind, Kind.TOTP, Measured::cpuMillis));
        }
    }

    /** Visitors, and bystanders who come in meanwhile with a password only. */
    private record Crowd(Load.Figures visitors, Load.Figures bystanders) {

        double perSecond() {
            return visitors.perSecond();
        }

        double pageP95() {
            return visitors.pageP95();
        }

        double bystandersP95() {
            return bystanders.pageP95();
        }
    }

    private void withSlowGateway() throws Exception {
        List<Kind> kinds = List.of(Kind.TOTP, Kind.EMAIL, Kind.SMS);
        Comparison<Kind, Crowd> turns = Comparison.run(SLOW_TURNS, kinds, this::crowd);
        double totpMillis = turns.median(Kind.TOTP, turn -> turn.visitors().meanTotal()) - SLOW.toMillis();
        double limit = MANY / (SLOW.toMillis() + totpMillis) * 1000;
        say(
                "%n## %d in flight, gateway takes %d s, %d bystanders, medians of %d turns of %d s%n%n",
                MANY, SLOW.toSeconds(), BYSTANDERS, SLOW_TURNS, SLOW_TURN.toSeconds());
        say(
                "| login | logins/s | against the limit %.1f | p95 of the code page, ms | against TOTP"
                        + " | p95 of bystanders, ms | against TOTP |%n|---|---|---|---|---|---|---|%n",
                limit);
        for (Kind kind : kinds) {
            double rate = turns.median(kind, Crowd::perSecond);
            say(
                    "| %s | %.1f | %.2f | %.1f | %.2f | %.1f | %.2f |%n",
                    kind,
                    rate,
                    rate / limit,
                    turns.median(kind, Crowd::pageP95),
                    turns.ratio(kind, Kind.TOTP, Crowd::pageP95),
                    turns.median(kind, Crowd::bystandersP95),
                    turns.ratio(kind, Kind.TOTP, Crowd::bystandersP95));
        }
    }

    private Crowd crowd(Kind kind) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Load.Figures> bystanders = Load.start(
                    threads,
                    BYSTANDERS,
                    SLOW_TURN.plus(SLOW),
                    visitor -> login(Kind.PASSWORD, MANY + visitor, Duration.ZERO));
            // A visitor with an authenticator app takes as long as the message does: the same load, nothing sent.
            Load.Figures visitors = Load.run(MANY, SLOW, SLOW_TURN, visitor -> login(kind, visitor, SLOW));
            return new Crowd(visitors, bystanders.get());
        } finally {
            threads.shutdownNow();
        }
    }

    /** A server has been warmed by all kinds of login at once, or the compiler bets on one of them and has to start over. */
    private static Kind any() {
        return Kind.values()[ThreadLocalRandom.current().nextInt(Kind.values().length)];
    }

    private void statements(KeycloakServer server) throws Exception {
        say(
                "%n## SQL statements per login, mean of %d%n%n| login | statements | more than TOTP |%n|---|---|---|%n",
                COUNTED_LOGINS);
        Map<Kind, Double> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            server.insides().countStatements();
            for (int login = 0; login < COUNTED_LOGINS; login++) {
                login(kind, login, Duration.ZERO);
            }
            counts.put(kind, server.insides().statements() / (double) COUNTED_LOGINS);
        }
        counts.forEach((kind, count) -> say("| %s | %.2f | %+.2f |%n", kind, count, count - counts.get(Kind.TOTP)));
    }

    private long login(Kind kind, int visitor, Duration pause) throws InterruptedException {
        RawLogin login = new RawLogin(realms.get(kind));
        login.start(Map.of());
        long start = System.nanoTime();
        login.post(Map.of("username", name(visitor), "password", "password"));
        final long page = System.nanoTime() - start;
        switch (kind) {
            case TOTP -> {
                Thread.sleep(pause.toMillis());
                login.post(Map.of("otp", realms.get(kind).code(TOTP)));
            }
            case EMAIL -> login.code(arrivals.await(email(visitor)));
            case SMS -> login.code(arrivals.await(phone(visitor)));
            default -> {}
        }
        if (!login.last().isAtApplication()) {
            throw new AssertionError(kind + " login ended at " + login.last().status());
        }
        return page;
    }

    private static String lastCode(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String name(int visitor) {
        return "visitor" + visitor;
    }

    private static String email(int visitor) {
        return name(visitor) + "@example.org";
    }

    private static String phone(int visitor) {
        return "+4915112345%03d".formatted(visitor);
    }

    private void say(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments));
    }
}
