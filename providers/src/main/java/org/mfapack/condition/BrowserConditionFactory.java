package org.mfapack.condition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.facts.BrowserFacts;

/** Condition {@code mfa-condition-browser}: browser, operating system and kind of device are among the given ones. */
public final class BrowserConditionFactory extends SteadyConditionFactory {

    static final String BROWSERS = "mfa-browser-names";
    static final String SYSTEMS = "mfa-browser-systems";
    static final String DEVICES = "mfa-browser-devices";

    private static final Optional<Boolean> UNKNOWN = Optional.empty();

    public BrowserConditionFactory() {
        super("browser", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - browser";
    }

    @Override
    public String getHelpText() {
        return "Met when the browser, its operating system and the kind of device are among the given ones. They are what"
                + " the browser says of itself, and anybody can make it say something else: ask for more by it, never for"
                + " less.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        ProviderConfigProperty devices = new ProviderConfigProperty(
                DEVICES, "Devices", "None chosen means any.", ProviderConfigProperty.MULTIVALUED_LIST_TYPE, null);
        devices.setOptions(kinds().map(BrowserConditionFactory::name).toList());
        return List.of(
                names(
                        BROWSERS,
                        "Browsers",
                        "Names such as Firefox, Chrome, Edge, Safari, \"Mobile Safari\", or with a version: Firefox/115*."
                                + " Case does not matter. None means any."),
                names(
                        SYSTEMS,
                        "Operating systems",
                        "Names such as Windows, Mac*, Linux, Android, iOS. Case does not matter. None means any."),
                devices);
    }

    private static ProviderConfigProperty names(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null);
    }

    @Override
    protected Question question(Options options) {
        Names browsers = Names.of(options, BROWSERS, true);
        Names systems = Names.of(options, SYSTEMS, true);
        Set<BrowserFacts.Type> devices = EnumSet.noneOf(BrowserFacts.Type.class);
        boolean devicesReadable = readDevices(options, devices);
        if (browsers.isAbsent() && systems.isAbsent() && devices.isEmpty() && devicesReadable) {
            options.find(new Finding(
                    BROWSERS,
                    "",
                    "unknown",
                    "Set at least one of " + BROWSERS + ", " + SYSTEMS + ", " + DEVICES + "."));
            return facts -> Answer.unknown("no_browsers");
        }
        return facts -> {
            BrowserFacts browser = facts.browser();
            List<Optional<Boolean>> all = List.of(
                    among(browsers, browser.name()),
                    among(systems, browser.system()),
                    devices.isEmpty() && devicesReadable
                            ? Optional.of(true)
                            : device(devices, devicesReadable, browser.type()));
            return new Answer(and(all), fact(browser));
        };
    }

    private static boolean readDevices(Options options, Set<BrowserFacts.Type> devices) {
        boolean readable = true;
        for (String text : options.list(DEVICES)) {
            Optional<BrowserFacts.Type> kind =
                    kinds().filter(type -> name(type).equalsIgnoreCase(text)).findFirst();
            kind.ifPresent(devices::add);
            if (kind.isEmpty()) {
                readable = false;
                String names = kinds().map(BrowserConditionFactory::name).collect(Collectors.joining(", "));
                options.find(new Finding(
                        DEVICES,
                        text,
                        "unknown, unless another one matches",
                        "Use in " + DEVICES + " only: " + names + "."));
            }
        }
        return readable;
    }

    private static Optional<Boolean> among(Names names, Optional<String> told) {
        if (names.isAbsent()) {
            return Optional.of(true);
        }
        // "Firefox/130.0" is a Firefox
        return told.map(full -> names.contain(full) || names.contain(full.split("/", 2)[0]))
                .filter(found -> found || names.readable());
    }

    private static Optional<Boolean> device(Set<BrowserFacts.Type> devices, boolean readable, BrowserFacts.Type type) {
        boolean found = devices.contains(type);
        return found || (readable && type != BrowserFacts.Type.UNKNOWN) ? Optional.of(found) : UNKNOWN;
    }

    /** One that is not the case decides, whatever else is unknown. */
    private static Optional<Boolean> and(List<Optional<Boolean>> all) {
        if (all.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return all.contains(UNKNOWN) ? UNKNOWN : Optional.of(true);
    }

    private static String fact(BrowserFacts browser) {
        StringJoiner fact = new StringJoiner(",");
        browser.name().ifPresent(fact::add);
        browser.system().ifPresent(fact::add);
        return fact.add(name(browser.type())).toString();
    }

    private static Stream<BrowserFacts.Type> kinds() {
        return Arrays.stream(BrowserFacts.Type.values()).filter(type -> type != BrowserFacts.Type.UNKNOWN);
    }

    private static String name(BrowserFacts.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
