package org.mfapack.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.Constants;

/** Reads the options of one provider: what is absent is the default, what is wrong is the nearest safe value and a {@link Finding}. */
public final class Options {

    private static final Pattern VALUES = Pattern.compile(Constants.CFG_DELIMITER + "|\\R");

    private final Map<String, String> config;
    private final List<Finding> findings = new ArrayList<>();

    /** @param config may be null: an execution without configuration */
    public Options(Map<String, String> config) {
        this.config = config == null ? Map.of() : config;
    }

    /** As they stand. Keycloak replaces the map when they change. */
    public Map<String, String> all() {
        return config;
    }

    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** A number; outside of its limits the nearer limit is used, no number at all is the default. */
    public int number(String key, int min, int max, int defaultValue) {
        Optional<String> value = value(key);
        if (value.isEmpty()) {
            return defaultValue;
        }
        String remedy = "Set " + key + " to a number from " + min + " to " + max + ".";
        try {
            int number = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Long.parseLong(value.get())));
            int used = Math.max(min, Math.min(max, number));
            if (used != number) {
                findings.add(new Finding(key, value.get(), Integer.toString(used), remedy));
            }
            return used;
        } catch (NumberFormatException e) {
            findings.add(new Finding(key, value.get(), Integer.toString(defaultValue), remedy));
            return defaultValue;
        }
    }

    public boolean flag(String key, boolean defaultValue) {
        return choice(key, List.of(true, false), defaultValue, flag -> Boolean.toString(flag));
    }

    /** One of the given values, recognised by its name in any case. */
    public <T> T choice(String key, List<T> values, T defaultValue, Function<T, String> name) {
        Optional<String> value = value(key);
        return value.isEmpty()
                ? defaultValue
                : chosen(value.get(), values, name).orElseGet(() -> {
                    reject(key, value.get(), values, name, name.apply(defaultValue));
                    return defaultValue;
                });
    }

    /** The same where no value is safe: empty, which is "unknown", if it is set to none of them. */
    public <T> Optional<T> unambiguous(String key, List<T> values, T whenAbsent, Function<T, String> name) {
        Optional<String> value = value(key);
        if (value.isEmpty()) {
            return Optional.of(whenAbsent);
        }
        Optional<T> chosen = chosen(value.get(), values, name);
        if (chosen.isEmpty()) {
            reject(key, value.get(), values, name, "unknown");
        }
        return chosen;
    }

    private static <T> Optional<T> chosen(String value, List<T> values, Function<T, String> name) {
        for (T candidate : values) {
            if (name.apply(candidate).equalsIgnoreCase(value)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private <T> void reject(String key, String value, List<T> values, Function<T, String> name, String used) {
        String names = values.stream().map(name).collect(Collectors.joining(", "));
        findings.add(new Finding(key, value, used, "Set " + key + " to one of: " + names + "."));
    }

    /** Whether anything is set at all. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** A day, written as {@code 2027-01-31}; one that cannot be read is the given day. */
    public Optional<LocalDate> date(String key, LocalDate whenWrong) {
        Optional<String> value = value(key);
        try {
            return value.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            findings.add(new Finding(
                    key,
                    value.orElseThrow(),
                    whenWrong.toString(),
                    "Set " + key + " to a day of the form 2027-01-31, or leave it empty."));
            return Optional.of(whenWrong);
        }
    }

    /** A text as it stands. */
    public Optional<String> text(String key) {
        return value(key);
    }

    /** Several texts, as Keycloak joins the values of one option; none of them blank. */
    public List<String> list(String key) {
        return value(key).stream()
                .flatMap(VALUES::splitAsStream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Reports a value that whoever reads it cannot use. */
    public void find(Finding finding) {
        findings.add(finding);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
