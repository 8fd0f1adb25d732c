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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
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

/**
 * The cost of a second factor that is sent, against the built-in one that is not. No test: nothing here passes or fails
 * by a figure. Run by {@code mvn verify -Pbench}; docs/benchmark.md tells the method.
 */
@Tag("bench")
@DisplayName("Benchmark of logins")
class LoginBenchIT {

    private static final int ROUNDS = Integer.getInteger("mfa.bench.rounds", 3);
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("mfa.bench.seconds", 15));
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
                KeycloakServer server = server(gateway)) {
            gateway.onMessage(message -> arrivals.put(message.to(), lastCode(message.body())));
            drawRealms(server, mail.port());
            for (Kind kind : Kind.values()) {
                Load.run(BUSY, RUN.multipliedBy(4), visitor -> login(kind, visitor, Duration.ZERO));
            }
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

    private static KeycloakServer server(TwilioStandIn gateway) {
        return KeycloakServer.builder()
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
        Map<Kind, List<Load.Figures>> rounds = new EnumMap<>(Kind.class);
        Map<Kind, List<Double>> cpu = new EnumMap<>(Kind.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Kind kind : Kind.values()) {
                ServerCpu server = ServerCpu.now();
                Load.Figures figures = Load.run(BUSY, RUN, visitor -> login(kind, visitor, Duration.ZERO));
                rounds.computeIfAbsent(kind, any -> new ArrayList<>()).add(figures);
                cpu.computeIfAbsent(kind, any -> new ArrayList<>()).add(server.millisSince() / figures.count());
            }
        }
        say("## %d in flight, no delay, median of %d rounds of %d s%n%n", BUSY, ROUNDS, RUN.toSeconds());
        say("| login | logins/s | against TOTP | p95 of the page after the password, ms"
                + " | server's CPU per login, ms |%n|---|---|---|---|---|%n");
        for (Kind kind : Kind.values()) {
            double rate = median(rounds.get(kind), Load.Figures::perSecond);
            double ratio = ratio(rounds.get(kind), rounds.get(Kind.TOTP), Load.Figures::perSecond);
            say(
                    "| %s | %.1f | %.2f | %.1f | %.1f |%n",
                    kind,
                    rate,
                    ratio,
                    median(rounds.get(kind), Load.Figures::pageP95),
                    cpu.get(kind).stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow());
        }
    }

    private void withSlowGateway() throws Exception {
        Map<Kind, List<Load.Figures>> visitors = new EnumMap<>(Kind.class);
        Map<Kind, List<Load.Figures>> bystanders = new EnumMap<>(Kind.class);
        List<Kind> kinds = List.of(Kind.TOTP, Kind.EMAIL, Kind.SMS);
        for (int round = 0; round < ROUNDS; round++) {
            for (Kind kind : kinds) {
                ExecutorService threads = Executors.newCachedThreadPool();
                Future<Load.Figures> others = Load.start(
                        threads,
                        BYSTANDERS,
                        RUN.plus(SLOW),
                        visitor -> login(Kind.PASSWORD, MANY + visitor, Duration.ZERO));
                // A visitor with an authenticator app takes as long as the message does: the same load, nothing sent.
                Load.Figures figures = Load.run(MANY, SLOW, RUN, visitor -> login(kind, visitor, SLOW));
                visitors.computeIfAbsent(kind, any -> new ArrayList<>()).add(figures);
                bystanders.computeIfAbsent(kind, any -> new ArrayList<>()).add(others.get());
                threads.shutdownNow();
            }
        }
        double totpMillis = median(visitors.get(Kind.TOTP), Load.Figures::meanTotal) - SLOW.toMillis();
        double limit = MANY / (SLOW.toMillis() + totpMillis) * 1000;
        say(
                "%n## %d in flight, gateway takes %d s, %d bystanders, median of %d rounds of %d s%n%n",
                MANY, SLOW.toSeconds(), BYSTANDERS, ROUNDS, RUN.toSeconds());
        say(
                "| login | logins/s | against the limit %.1f | p95 of the code page, ms | against TOTP"
                        + " | p95 of bystanders, ms | against TOTP |%n|---|---|---|---|---|---|---|%n",
                limit);
        for (Kind kind : kinds) {
            double rate = median(visitors.get(kind), Load.Figures::perSecond);
            say(
                    "| %s | %.1f | %.2f | %.1f | %.2f | %.1f | %.2f |%n",
                    kind,
                    rate,
                    rate / limit,
                    median(visitors.get(kind), Load.Figures::pageP95),
                    ratio(visitors.get(kind), visitors.get(Kind.TOTP), Load.Figures::pageP95),
                    median(bystanders.get(kind), Load.Figures::pageP95),
                    ratio(bystanders.get(kind), bystanders.get(Kind.TOTP), Load.Figures::pageP95));
        }
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

    private static double median(List<Load.Figures> rounds, ToDoubleFunction<Load.Figures> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The median of the ratios round by round, so that a drift of the machine's speed does not count. */
    private static double ratio(
            List<Load.Figures> rounds, List<Load.Figures> base, ToDoubleFunction<Load.Figures> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(figure.applyAsDouble(rounds.get(round)) / figure.applyAsDouble(base.get(round)));
        }
        return ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElseThrow();
    }

    private void say(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments));
    }
}
