package org.mfapack.condition.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mfapack.factor.SecondFactor;
import org.mfapack.facts.BrowserFacts;
import org.mfapack.facts.LoginFacts;
import org.mfapack.facts.UserFacts;
import org.mfapack.place.Place;
import org.mfapack.upstream.UpstreamLogin;

/** All that an expression may read of a login; docs/expressions.md explains it to operators. */
final class Vocabulary {

    /** What {@code time.hour(zone)} and its like compute from. */
    static final String NOW = "now";
    /** What {@code session.age(factor)} looks into. */
    static final String AGES = "ages";

    private static final CelType NAMES = ListType.create(SimpleType.STRING);

    static final List<FactGroup> GROUPS =
            List.of(user(), client(), request(), network(), place(), time(), browser(), session(), upstream());

    private static final Map<String, FactGroup> BY_NAME =
            GROUPS.stream().collect(Collectors.toUnmodifiableMap(FactGroup::name, group -> group));

    private Vocabulary() {}

    static CelType type(String group) {
        return BY_NAME.get(group).type();
    }

    static CelTypeProvider types() {
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return GROUPS.stream().map(FactGroup::type).collect(ImmutableList.toImmutableList());
            }

            @Override
            public Optional<CelType> findType(String name) {
                return types().stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }

    static FactValues values(String group, LoginFacts facts) {
        return BY_NAME.get(group).of(facts);
    }

    private static FactGroup user() {
        return new FactGroup(
                "user",
                text("username", ofUser(UserFacts::username)),
                text("email", facts -> facts.user().flatMap(UserFacts::email)),
                new Fact("emailVerified", SimpleType.BOOL, ofUser(UserFacts::isEmailVerified)),
                names("roles", ofUser(UserFacts::roles)),
                names("groups", ofUser(UserFacts::groups)),
                new Fact(
                        "attributes",
                        MapType.create(SimpleType.STRING, NAMES),
                        ofUser(user -> lists(user.attributes()))),
                names("factors", ofUser(user -> types(user.enrolledFactors()))),
                age("accountAge", facts -> facts.user().flatMap(UserFacts::createdAt)),
                age("passwordAge", facts -> facts.user().flatMap(UserFacts::passwordChangedAt)));
    }

    private static FactGroup client() {
        return new FactGroup(
                "client",
                Fact.always("id", SimpleType.STRING, facts -> facts.client().id()),
                text("name", facts -> facts.client().name()),
                Fact.always("attributes", MapType.create(SimpleType.STRING, SimpleType.STRING), facts -> facts.client()
                        .attributes()));
    }

    private static FactGroup request() {
        return new FactGroup(
                "request",
                Fact.always("level", SimpleType.INT, facts ->
                        (long) facts.requested().level()),
                Fact.always(
                        "essential", SimpleType.BOOL, facts -> facts.requested().essential()),
                Fact.always("anew", SimpleType.BOOL, facts -> facts.requested().anew()),
                new Fact("maxAge", SimpleType.DURATION, facts -> facts.requested().maxAge().stream()
                        .mapToObj(Duration::ofSeconds)
                        .findFirst()));
    }

    private static FactGroup network() {
        return new FactGroup(
                "network",
                text("address", facts -> facts.network().address().map(address -> address.getHostAddress())),
                names("zones", facts -> Optional.of(facts.network().zones())));
    }

    private static FactGroup place() {
        return new FactGroup(
                "place",
                text("country", facts -> facts.place().map(Place::country)),
                text("city", facts -> facts.place().flatMap(Place::city)),
                degrees("latitude", Place.Position::latitude),
                degrees("longitude", Place.Position::longitude));
    }

    private static FactGroup time() {
        return new FactGroup("time").with(Fact.always(NOW, SimpleType.DYN, LoginFacts::now));
    }

    private static FactGroup browser() {
        return new FactGroup(
                "browser",
                text("name", facts -> facts.browser().name()),
                text("system", facts -> facts.browser().system()),
                text("type", facts -> Optional.of(facts.browser().type())
                        .filter(type -> type != BrowserFacts.Type.UNKNOWN)
                        .map(type -> type.name().toLowerCase(Locale.ROOT))));
    }

    private static FactGroup session() {
        return new FactGroup(
                        "session",
                        Fact.always(
                                "sso", SimpleType.BOOL, facts -> facts.session().isSso()),
                        names(
                                "factors",
                                facts -> Optional.of(
                                        facts.session().factorTimes().keySet())))
                .with(Fact.always(
                        AGES, SimpleType.DYN, facts -> ages(facts.session().factorTimes(), facts.now())));
    }

    private static FactGroup upstream() {
        return new FactGroup(
                "upstream",
                text("provider", facts -> facts.upstream().map(UpstreamLogin::provider)),
                names("amr", facts -> facts.upstream().map(UpstreamLogin::amr)),
                text("acr", facts -> facts.upstream().flatMap(UpstreamLogin::acr)),
                age("age", facts -> facts.upstream().flatMap(UpstreamLogin::authTime)));
    }

    private static Fact text(String name, Function<LoginFacts, Optional<String>> reader) {
        return new Fact(name, SimpleType.STRING, reader);
    }

    private static Fact names(
            String name, Function<LoginFacts, ? extends Optional<? extends Collection<String>>> reader) {
        return new Fact(name, NAMES, facts -> reader.apply(facts).map(FactList::of));
    }

    private static Fact age(String name, Function<LoginFacts, Optional<Instant>> since) {
        return new Fact(name, SimpleType.DURATION, facts -> since.apply(facts)
                .map(time -> Duration.between(time, facts.now())));
    }

    private static Fact degrees(String name, Function<Place.Position, Double> reader) {
        return new Fact(name, SimpleType.DOUBLE, facts -> facts.place()
                .flatMap(Place::position)
                .map(reader));
    }

    private static <T> Function<LoginFacts, Optional<T>> ofUser(Function<UserFacts, T> reader) {
        return facts -> facts.user().map(reader);
    }

    private static Map<String, FactList> lists(Map<String, List<String>> attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, attribute -> FactList.of(attribute.getValue())));
    }

    private static List<String> types(List<SecondFactor> factors) {
        return factors.stream().map(SecondFactor::credentialType).toList();
    }

    private static Map<String, Duration> ages(Map<String, Instant> times, Instant now) {
        return times.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, factor -> Duration.between(factor.getValue(), now)));
    }
}
