package org.mfapack.enrolment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.util.JsonSerialization;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

/**
 * How long the set-up of a second factor can be put off (SPEC E2, E3).
 *
 * @param snoozeDays days until the user is asked again
 * @param snoozeMax how often the user may put it off; 0 is never, empty is as often as one likes before the deadline
 * @param from the day, in UTC, from which it cannot be put off
 * @param graceDays days after the user was first asked from which it cannot be put off
 * @param findings options that could not be used as they are
 */
record EnrolmentSettings(
        int snoozeDays,
        OptionalInt snoozeMax,
        Optional<LocalDate> from,
        OptionalInt graceDays,
        List<Finding> findings) {

    static final String SNOOZE_DAYS = "mfa-snooze-days";
    static final String SNOOZE_MAX = "mfa-snooze-max";
    static final String ENFORCE_FROM = "mfa-enforce-from";
    static final String GRACE_DAYS = "mfa-grace-days";

    private static final List<String> KEYS = List.of(SNOOZE_DAYS, SNOOZE_MAX, ENFORCE_FROM, GRACE_DAYS);
    private static final int DEFAULT_DAYS = 14;
    private static final int DEFAULT_MAX = 3;
    private static final int MAX_DAYS = 365;
    private static final int MAX_SNOOZES = 100;
    private static final int MAX_GRACE_DAYS = 3650;
    /** What cannot be read must not leave an account unprotected: enforced already. */
    private static final LocalDate LONG_AGO = LocalDate.EPOCH;

    /** @param config may be null: an execution without configuration */
    static EnrolmentSettings of(Map<String, String> config) {
        Options options = new Options(config);
        int snoozeDays = options.number(SNOOZE_DAYS, 1, MAX_DAYS, DEFAULT_DAYS);
        Optional<LocalDate> from = options.date(ENFORCE_FROM, LONG_AGO);
        OptionalInt grace = options.has(GRACE_DAYS)
                ? OptionalInt.of(options.number(GRACE_DAYS, 0, MAX_GRACE_DAYS, 0))
                : OptionalInt.empty();
        boolean deadlineOnly = (from.isPresent() || grace.isPresent()) && !options.has(SNOOZE_MAX);
        OptionalInt max = deadlineOnly
                ? OptionalInt.empty()
                : OptionalInt.of(options.number(SNOOZE_MAX, 0, MAX_SNOOZES, DEFAULT_MAX));
        return new EnrolmentSettings(snoozeDays, max, from, grace, options.findings());
    }

    Verdict verdict(EnrolmentState state, Instant now) {
        Optional<Instant> deadline = deadline(state, now);
        boolean late = deadline.filter(it -> !now.isBefore(it)).isPresent();
        boolean never = snoozeMax.equals(OptionalInt.of(0));
        if (late || never) {
            return new Verdict.Mandatory();
        }
        if (state.isSnoozedAt(now)) {
            return new Verdict.Snoozed();
        }
        if (snoozeMax.isPresent() && state.snoozes() >= snoozeMax.getAsInt()) {
            return new Verdict.Mandatory();
        }
        Instant until = Stream.concat(Stream.of(now.plus(Duration.ofDays(snoozeDays))), deadline.stream())
                .min(Instant::compareTo)
                .orElseThrow();
        OptionalInt left =
                snoozeMax.isPresent() ? OptionalInt.of(snoozeMax.getAsInt() - state.snoozes()) : OptionalInt.empty();
        return new Verdict.Skippable(Optional.of(until), left, deadline);
    }

    private Optional<Instant> deadline(EnrolmentState state, Instant now) {
        Stream<Instant> byDate =
                from.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).stream();
        Stream<Instant> byGrace = graceDays.stream()
                .mapToObj(Duration::ofDays)
                .map(grace -> state.askedAt().orElse(now).plus(grace));
        return Stream.concat(byDate, byGrace).min(Instant::compareTo);
    }

    /** The options as a text that {@link #decode} reads: what goes along in a note of a session. */
    static String encode(Map<String, String> config) {
        Map<String, String> own = new HashMap<>(config == null ? Map.of() : config);
        own.keySet().retainAll(KEYS);
        try {
            return JsonSerialization.writeValueAsString(own);
        } catch (IOException e) {
            throw new IllegalStateException("A map of strings can be written", e);
        }
    }

    @SuppressWarnings("unchecked")
    static EnrolmentSettings decode(String encoded) {
        try {
            return of(JsonSerialization.readValue(encoded, Map.class));
        } catch (IOException e) {
            throw new IllegalStateException("Nobody else writes this note", e);
        }
    }

    /** What the console shows for the required action. */
    static List<ProviderConfigProperty> snoozeProperties() {
        return List.of(
                number(
                        SNOOZE_DAYS,
                        "Days until asked again",
                        "Days that \"not now\" lasts, 1 to " + MAX_DAYS + ".",
                        DEFAULT_DAYS),
                number(
                        SNOOZE_MAX,
                        "Times to put off",
                        "How often a user may say \"not now\", 0 to " + MAX_SNOOZES
                                + ". With 0 a second factor has to be set up at once.",
                        DEFAULT_MAX));
    }

    /** What the console shows for the execution; without a default number of times, which a deadline takes the place of. */
    static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(snoozeProperties().get(0));
        properties.add(new ProviderConfigProperty(
                SNOOZE_MAX,
                "Times to put off",
                "How often a user may say \"not now\", 0 to " + MAX_SNOOZES + ". Empty: " + DEFAULT_MAX
                        + " times, or any number of times before the date or the days below.",
                ProviderConfigProperty.INTEGER_TYPE,
                null));
        properties.add(new ProviderConfigProperty(
                ENFORCE_FROM,
                "Enforced from",
                "Day, for example 2027-01-31 (UTC), from which nobody can put it off. Empty: no such day.",
                ProviderConfigProperty.STRING_TYPE,
                null));
        properties.add(new ProviderConfigProperty(
                GRACE_DAYS,
                "Days of grace",
                "Days after a user was first asked from which that user can no longer put it off, 0 to "
                        + MAX_GRACE_DAYS + ". Empty: no limit.",
                ProviderConfigProperty.INTEGER_TYPE,
                null));
        return List.copyOf(properties);
    }

    private static ProviderConfigProperty number(String name, String label, String help, int defaultValue) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.INTEGER_TYPE, Integer.toString(defaultValue));
    }
}
