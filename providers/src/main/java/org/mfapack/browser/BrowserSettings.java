package org.mfapack.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;

/**
 * How a realm remembers browsers: the options of the required action {@code mfa-remember-browser}.
 *
 * @param days how long each factor is remembered, at most 365 (SPEC B1)
 * @param max browsers of one user
 * @param findings options that could not be used as they are
 */
record BrowserSettings(Mode mode, Map<SecondFactor, Integer> days, int max, List<Finding> findings) {

    static final String MODE = "mfa-remember-mode";
    static final String DAYS = "mfa-remember-days";
    static final String MAX = "mfa-remember-max";

    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 365;
    private static final int DEFAULT_MAX = 10;
    private static final int MAX_MAX = 50;

    /** Who decides whether a browser is remembered. */
    enum Mode {
        /** The realm: every browser in which a second factor was used. */
        ALWAYS,
        /** The user. */
        TICK,
        /** No new browsers; those that are remembered stay so. */
        NEVER;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BrowserSettings of(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(RememberBrowserAction.PROVIDER_ID);
        return of(config == null ? null : config.getConfig());
    }

    /** @param config may be null */
    static BrowserSettings of(Map<String, String> config) {
        Options options = new Options(config);
        Mode otherwise = options.has(MODE) ? Mode.NEVER : Mode.TICK;
        Mode mode = options.choice(MODE, List.of(Mode.values()), otherwise, Mode::id);
        int general = options.number(DAYS, 1, MAX_DAYS, DEFAULT_DAYS);
        Map<SecondFactor, Integer> days = new EnumMap<>(SecondFactor.class);
        factors().forEach(factor -> days.put(factor, options.number(daysKey(factor), 1, MAX_DAYS, general)));
        return new BrowserSettings(mode, days, options.number(MAX, 1, MAX_MAX, DEFAULT_MAX), options.findings());
    }

    /** Those that can be remembered: a recovery code only stands in for a lost factor. */
    static List<SecondFactor> factors() {
        return Arrays.stream(SecondFactor.values())
                .filter(factor -> !factor.isBackup())
                .toList();
    }

    static String daysKey(SecondFactor factor) {
        return DAYS + "-" + factor.id();
    }

    /** What the console shows. */
    static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        ProviderConfigProperty mode = new ProviderConfigProperty(
                MODE,
                "Remember browsers",
                "tick: the user decides, by a box on the page of the code or a question after it. always: every browser in"
                        + " which a second factor was used. never: no new ones.",
                ProviderConfigProperty.LIST_TYPE,
                Mode.TICK.id());
        mode.setOptions(Arrays.stream(Mode.values()).map(Mode::id).toList());
        properties.add(mode);
        properties.add(number(
                DAYS,
                "Days",
                "Days that a second factor is remembered, 1 to " + MAX_DAYS + ".",
                Integer.toString(DEFAULT_DAYS)));
        factors()
                .forEach(factor -> properties.add(number(
                        daysKey(factor),
                        "Days (" + factor.credentialType() + ")",
                        "Days that this factor is remembered, 1 to " + MAX_DAYS + ". Empty: as above.",
                        null)));
        properties.add(number(
                MAX,
                "Browsers per user",
                "How many browsers of a user are remembered, 1 to " + MAX_MAX + ". One more replaces the oldest.",
                Integer.toString(DEFAULT_MAX)));
        return List.copyOf(properties);
    }

    private static ProviderConfigProperty number(String name, String label, String help, String defaultValue) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.INTEGER_TYPE, defaultValue);
    }
}
