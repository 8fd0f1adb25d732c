package org.mfapack.condition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;

/** Condition {@code mfa-condition-time}: it is one of the given hours on one of the given days. */
public final class TimeConditionFactory extends SteadyConditionFactory {

    static final String ZONE = "mfa-time-zone";
    static final String DAYS = "mfa-time-days";
    static final String FROM = "mfa-time-from";
    static final String TO = "mfa-time-to";

    private static final String UNKNOWN = "unknown";
    /** 24:00 is the midnight at the end of a day. */
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.SMART);

    private static final Map<DayOfWeek, String> SHORT_NAMES = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(
                    day -> day, day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));

    public TimeConditionFactory() {
        super("time", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - time";
    }

    @Override
    public String getHelpText() {
        return "Met at the given hours of the given days of the week.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        ProviderConfigProperty days = new ProviderConfigProperty(
                DAYS,
                "Days",
                "Days on which the hours begin: from 22:00 to 6:00 on Friday goes on until Saturday morning. None chosen"
                        + " means every day.",
                ProviderConfigProperty.MULTIVALUED_LIST_TYPE,
                null);
        days.setOptions(Arrays.stream(DayOfWeek.values())
                .map(TimeConditionFactory::name)
                .toList());
        return List.of(
                text(ZONE, "Time zone", "For example Europe/Berlin. Empty: UTC."),
                days,
                text(FROM, "From", "For example 8:00. Empty: the beginning of the day."),
                text(
                        TO,
                        "To",
                        "For example 18:00, when the condition is no longer met. Earlier than \"From\" means on the next"
                                + " day. Empty: the end of the day."));
    }

    private static ProviderConfigProperty text(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, null);
    }

    @Override
    protected Question question(Options options) {
        Optional<TimeWindow> window = window(options);
        return facts -> window.map(it -> ask(it, facts.now().atZone(it.zone()))).orElse(Answer.unknown("bad_hours"));
    }

    /** The fact: {@code Fri,17:59}. */
    private static Answer ask(TimeWindow window, ZonedDateTime now) {
        String day = SHORT_NAMES.get(now.getDayOfWeek());
        return Answer.of(
                window.contains(now.toInstant()), day + "," + now.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    }

    /** Empty if it would be another than the operator meant. */
    static Optional<TimeWindow> window(Options options) {
        if (!options.has(DAYS) && !options.has(FROM) && !options.has(TO)) {
            options.find(new Finding(FROM, "", UNKNOWN, "Set " + DAYS + ", " + FROM + " or " + TO + "."));
            return Optional.empty();
        }
        Optional<ZoneId> zone = zone(options);
        Optional<Set<DayOfWeek>> days = days(options);
        Optional<LocalTime> from = time(options, FROM);
        Optional<LocalTime> to = time(options, TO);
        if (zone.isEmpty() || days.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (options.has(FROM)
                && options.has(TO)
                && from.equals(to)
                && !from.get().equals(LocalTime.MIDNIGHT)) {
            options.find(new Finding(
                    TO, options.text(TO).orElse(""), UNKNOWN, "Set " + TO + " to another time than " + FROM + "."));
            return Optional.empty();
        }
        return Optional.of(new TimeWindow(zone.get(), days.get(), from.get(), to.get()));
    }

    private static Optional<ZoneId> zone(Options options) {
        Optional<String> text = options.text(ZONE);
        try {
            return Optional.of(text.map(ZoneId::of).orElse(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            options.find(new Finding(
                    ZONE, text.orElse(""), UNKNOWN, "Set " + ZONE + " to a time zone such as Europe/Berlin."));
            return Optional.empty();
        }
    }

    private static Optional<Set<DayOfWeek>> days(Options options) {
        if (!options.has(DAYS)) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean readable = true;
        for (String text : options.list(DAYS)) {
            Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                    .filter(candidate -> name(candidate).equalsIgnoreCase(text))
                    .findFirst();
            day.ifPresent(days::add);
            if (day.isEmpty()) {
                readable = false;
                options.find(
                        new Finding(DAYS, text, UNKNOWN, "Set " + DAYS + " to days such as monday, tuesday, sunday."));
            }
        }
        return readable ? Optional.of(days) : Optional.empty();
    }

    /** Midnight if nothing is said. */
    private static Optional<LocalTime> time(Options options, String key) {
        Optional<String> text = options.text(key);
        try {
            return Optional.of(text.map(value -> LocalTime.parse(value, CLOCK)).orElse(LocalTime.MIDNIGHT));
        } catch (DateTimeException e) {
            options.find(new Finding(
                    key, text.orElse(""), UNKNOWN, "Set " + key + " to a time from 0:00 to 24:00, such as 18:30."));
            return Optional.empty();
        }
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
