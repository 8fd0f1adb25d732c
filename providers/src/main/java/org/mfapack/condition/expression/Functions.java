package org.mfapack.condition.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.mfapack.address.IpAddress;
import org.mfapack.facts.Cidr;
import org.mfapack.facts.UnknownFactException;

/** What expressions can call besides CEL's own functions. None of them reads or waits for anything outside. */
@SuppressWarnings("Immutable") // the functions that these are made of hold no state
final class Functions {

    static final String CIDR = "cidr";
    /** Those whose argument is a time zone. */
    static final Set<String> OF_ZONE = Set.of("hour", "minute", "day", "date", "clock");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final List<Declared> ALL = List.of(
            ofTime("hour", SimpleType.INT, time -> (long) time.getHour()),
            ofTime("minute", SimpleType.INT, time -> (long) time.getMinute()),
            ofTime("day", SimpleType.STRING, Functions::weekday),
            ofTime("date", SimpleType.STRING, time -> time.toLocalDate().toString()),
            ofTime("clock", SimpleType.STRING, CLOCK::format),
            lasting("days", Duration::ofDays),
            lasting("hours", Duration::ofHours),
            lasting("minutes", Duration::ofMinutes),
            age(),
            cidr());

    private Functions() {}

    static List<CelFunctionDecl> declarations() {
        return ALL.stream().map(Declared::declaration).toList();
    }

    static List<CelFunctionBinding> bindings() {
        return ALL.stream().map(Declared::binding).toList();
    }

    private record Declared(CelFunctionDecl declaration, CelFunctionBinding binding) {}

    private static Declared ofTime(String name, CelType result, Function<ZonedDateTime, Object> reader) {
        return onGroup(
                "time",
                name,
                result,
                (time, zone) -> reader.apply(((Instant) time.select(Vocabulary.NOW)).atZone(ZoneId.of(zone))));
    }

    private static String weekday(ZonedDateTime time) {
        return time.getDayOfWeek()
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
    }

    /** A factor that was not used in the session has no age. */
    private static Declared age() {
        return onGroup("session", "age", SimpleType.DURATION, (session, factor) -> Optional.ofNullable(
                        ((Map<?, ?>) session.select(Vocabulary.AGES)).get(factor))
                .orElseThrow(() -> new UnknownFactException("session.age." + factor)));
    }

    private static Declared onGroup(
            String group, String name, CelType result, CelFunctionOverload.Binary<FactValues, String> function) {
        String overload = group + "_" + name;
        return new Declared(
                CelFunctionDecl.newFunctionDeclaration(
                        name,
                        CelOverloadDecl.newMemberOverload(overload, result, Vocabulary.type(group), SimpleType.STRING)),
                CelFunctionBinding.from(overload, FactValues.class, String.class, function));
    }

    private static Declared lasting(String unit, LongFunction<Duration> duration) {
        return new Declared(
                CelFunctionDecl.newFunctionDeclaration(
                        unit, CelOverloadDecl.newGlobalOverload(unit, SimpleType.DURATION, SimpleType.INT)),
                CelFunctionBinding.from(unit, Long.class, duration::apply));
    }

    private static Declared cidr() {
        return new Declared(
                CelFunctionDecl.newFunctionDeclaration(
                        CIDR,
                        CelOverloadDecl.newGlobalOverload(CIDR, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)),
                CelFunctionBinding.from(CIDR, String.class, String.class, Functions::isInside));
    }

    private static boolean isInside(String address, String block) {
        InetAddress parsed = IpAddress.parse(address).orElseThrow(() -> new UnknownFactException("address"));
        return Cidr.parse(block).orElseThrow().contains(parsed);
    }
}
