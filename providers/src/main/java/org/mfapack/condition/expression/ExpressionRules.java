package org.mfapack.condition.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mfapack.facts.Cidr;

/** What the language allows and the pack does not, because its cost is not bounded or the mistake would show too late. */
final class ExpressionRules {

    private static final Set<String> COMPARISONS =
            Set.of(Operator.EQUALS.getFunction(), Operator.NOT_EQUALS.getFunction());
    private static final Set<CelKind> COMPOSITE = Set.of(CelKind.LIST, CelKind.MAP, CelKind.STRUCT, CelKind.DYN);

    private final CelAbstractSyntaxTree tree;
    private final RegularExpressions patterns = new RegularExpressions();

    ExpressionRules(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The first breach, if there is one. */
    Optional<Fault> breach() {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .flatMap(node -> breach(node).map(message -> fault(node.id(), message)).stream())
                .findFirst();
    }

    /** The regular expressions of a tree without a breach. */
    Map<String, Pattern> patterns() {
        return patterns.all();
    }

    private Optional<String> breach(CelExpr node) {
        return switch (node.getKind()) {
            case STRUCT -> Optional.of("Facts cannot be made in an expression.");
            case LIST -> ofElements(node.list().elements().stream());
            case MAP -> ofElements(node.map().entries().stream().map(CelExpr.CelMap.Entry::value));
            case CALL -> ofCall(node.call());
            default -> Optional.empty();
        };
    }

    /** Lists within lists double at each level of a short expression. */
    private Optional<String> ofElements(Stream<CelExpr> elements) {
        return elements.anyMatch(this::isComposite)
                ? Optional.of("A list or map holds texts, numbers or truth values only.")
                : Optional.empty();
    }

    private Optional<String> ofCall(CelExpr.CelCall call) {
        String function = call.function();
        List<CelExpr> arguments = call.args();
        if (COMPARISONS.contains(function)) {
            return arguments.stream().anyMatch(this::isComposite)
                    ? Optional.of("Compare elements with in, all or exists, not whole lists or maps.")
                    : Optional.empty();
        }
        CelExpr last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
        if (function.equals(Operator.IN.getFunction())) {
            return isComposite(arguments.get(0))
                    ? Optional.of("Only a text, a number or a truth value can be looked for in a list.")
                    : Optional.empty();
        }
        if (Functions.OF_ZONE.contains(function)) {
            return literal(last).map(ExpressionRules::zone).orElse(Optional.of("Write the time zone out in quotes."));
        }
        if (function.equals(Functions.CIDR)) {
            return literal(last).map(ExpressionRules::network).orElse(Optional.of("Write the network out in quotes."));
        }
        if (function.equals(CountedFunctions.MATCHES)) {
            return literal(last).map(patterns::add).orElse(Optional.of("Write the regular expression out in quotes."));
        }
        return Optional.empty();
    }

    private boolean isComposite(CelExpr node) {
        return tree.getType(node.id())
                .map(type -> COMPOSITE.contains(type.kind()))
                .orElse(true);
    }

    private static Optional<String> literal(CelExpr node) {
        return node != null
                        && node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && node.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(node.constant().stringValue())
                : Optional.empty();
    }

    private static Optional<String> zone(String name) {
        try {
            ZoneId.of(name);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("There is no time zone \"" + name + "\"; zones are named like Europe/Berlin.");
        }
    }

    private static Optional<String> network(String block) {
        return Cidr.parse(block).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "\"" + block + "\" is no network; networks are written like 10.0.0.0/8 or 2001:db8::/32.");
    }

    private Fault fault(long node, String message) {
        CelSourceLocation place = Optional.ofNullable(
                        tree.getSource().getPositionsMap().get(node))
                .flatMap(tree.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
        return new Fault(place.getLine(), place.getColumn() + 1, message);
    }
}
