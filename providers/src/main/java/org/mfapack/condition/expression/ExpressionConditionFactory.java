package org.mfapack.condition.expression;

import com.google.common.base.CharMatcher;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.condition.Answer;
import org.mfapack.condition.Question;
import org.mfapack.condition.SteadyConditionFactory;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;

/** Condition {@code mfa-condition-expression}: what the operator wrote in CEL holds of the login (SPEC K3). */
public final class ExpressionConditionFactory extends SteadyConditionFactory {

    static final String EXPRESSION = "mfa-expression";

    private static final int MAX_SHOWN = 200;
    private static final String USED = "what counts when unknown";
    private static final CharMatcher NOT_SHOWN = Answer.PLAIN.negate().precomputed();

    private final Expressions expressions = new Expressions();

    /** An expression need not be about the user; if it is, and there is none yet, it is unknown. */
    public ExpressionConditionFactory() {
        super("expression", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - expression";
    }

    @Override
    public String getHelpText() {
        return "Met when an expression in CEL, the Common Expression Language, is true of the login.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(EXPRESSION)
                .label("Expression")
                .helpText("In CEL, for instance: !(\"office\" in network.zones) && (\"admin\" in user.roles ||"
                        + " time.hour(\"Europe/Berlin\") >= 20). It may read user, client, request, network, place, time,"
                        + " browser, session and upstream.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .build();
    }

    /** A faulty one asks for the second factor, and the operator is told (SPEC O4). */
    @Override
    protected Question question(Options options) {
        String text = options.text(EXPRESSION).orElse("");
        if (text.isEmpty()) {
            options.find(new Finding(EXPRESSION, "", USED, "Write an expression in " + EXPRESSION + "."));
            return facts -> Answer.unknown("no_expression");
        }
        String shown = shortForm(text);
        Compilation compilation = expressions.of(text);
        if (compilation instanceof Expression expression) {
            return facts -> answer(expression, text, shown, facts);
        }
        options.find(finding(text, "Correct " + EXPRESSION + ", " + ((Fault) compilation).text()));
        return facts -> Answer.unknown("faulty:" + shown);
    }

    private static Answer answer(Expression expression, String text, String shown, LoginFacts facts) {
        Outcome outcome = expression.evaluate(group -> Vocabulary.values(group, facts));
        if (outcome instanceof Outcome.Decided decided) {
            return Answer.of(decided.holds(), shown);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return Answer.unknown(unknown.fact() + ":" + shown);
        }
        String reason = ((Outcome.Failed) outcome).reason();
        return Answer.failed("failed:" + shown, finding(text, "Correct " + EXPRESSION + ": " + reason));
    }

    private static Finding finding(String text, String remedy) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        String shown = oneLine.length() > MAX_SHOWN ? oneLine.substring(0, MAX_SHOWN) + "..." : oneLine;
        return new Finding(EXPRESSION, shown, USED, remedy);
    }

    /** The expression as the operator wrote it, as far as an event can show it: no fact of the user is in it (SPEC K5). */
    private static String shortForm(String text) {
        return NOT_SHOWN.trimAndCollapseFrom(text, '_');
    }
}
