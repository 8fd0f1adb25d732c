package org.mfapack.condition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;
import org.mfapack.history.HistoryReader;
import org.mfapack.history.LoginHistory;
import org.mfapack.place.Place;

/** {@code mfa-condition-country}: the visitor's country is on a list, or another than at the last login. */
public final class CountryConditionFactory extends SteadyConditionFactory implements HistoryReader {

    static final String TEST = "mfa-country-test";
    static final String LIST = "mfa-country-list";

    /** What is asked of the country. */
    enum Test {
        LISTED,
        CHANGED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> COUNTRIES = Place.countries();

    public CountryConditionFactory() {
        // a country on a list is known before the user is
        super("country", false);
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(TEST)
                .label("Test")
                .helpText(
                        "listed: the country is on the list below. changed: it is another than that of the user's last"
                                + " login; unknown before the first one.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Arrays.stream(Test.values()).map(Test::id).toList())
                .defaultValue(Test.LISTED.id())
                .add()
                .property()
                .name(LIST)
                .label("Countries")
                .helpText(
                        "Codes of two letters (ISO 3166-1): DE, AT, CH. The country is unknown for private addresses and"
                                + " without a file of places (server option spi-mfa-geo--maxmind--file).")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .build();
    }

    @Override
    protected Question question(Options options) {
        Optional<Test> test = test(options);
        if (test.isEmpty()) {
            return facts -> Answer.unknown("bad_test");
        }
        return new PlaceQuestion(test.get() == Test.CHANGED ? CountryConditionFactory::changed : listed(options));
    }

    private static Question listed(Options options) {
        Set<String> codes = codes(options);
        Set<String> countries = codes.stream().filter(COUNTRIES::contains).collect(Collectors.toUnmodifiableSet());
        boolean complete = !codes.isEmpty() && countries.size() == codes.size();
        if (!complete) {
            options.find(new Finding(
                    LIST,
                    codes.stream().filter(code -> !COUNTRIES.contains(code)).collect(Collectors.joining(", ")),
                    "unknown for every country that is not on the list",
                    "Set " + LIST + " to codes of two letters after ISO 3166-1, for instance DE, AT."));
        }
        return facts -> facts.place()
                .map(Place::country)
                .map(country -> complete || countries.contains(country)
                        ? Answer.of(countries.contains(country), country)
                        : Answer.unknown(country))
                .orElseGet(() -> WhyUnknown.noPlace(facts));
    }

    private static Answer changed(LoginFacts facts) {
        Optional<String> country = facts.place().map(Place::country);
        if (country.isEmpty()) {
            return WhyUnknown.noPlace(facts);
        }
        return facts.history()
                .flatMap(LoginHistory::lastPlaced)
                .map(last -> Answer.of(!last.country().equals(country.get()), last.country() + "," + country.get()))
                .orElseGet(() -> Answer.unknown(WhyUnknown.NO_LOGIN));
    }

    /** Only one of the two tests looks back. */
    @Override
    public Optional<Duration> historyTolerance(Map<String, String> config) {
        return test(new Options(config)).filter(Test.CHANGED::equals).map(any -> ROUGHLY);
    }

    private static Optional<Test> test(Options options) {
        return options.unambiguous(TEST, List.of(Test.values()), Test.LISTED, Test::id);
    }

    private static Set<String> codes(Options options) {
        return options.list(LIST).stream()
                .flatMap(line -> Arrays.stream(line.split("[,;\\s]+")))
                .filter(code -> !code.isEmpty())
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public String getDisplayType() {
        return "Condition - country";
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public String getHelpText() {
        return "Met when the visitor's country is on a list, or is another than at the user's last login.";
    }
}
