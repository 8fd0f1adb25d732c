package org.mfapack.factor;

import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.forms.login.LoginFormsProvider;

/** What Keycloak offers under "Try another way", for the page of a code: with masked addresses and without JavaScript (SPEC F4). */
public final class OtherWays {

    private OtherWays() {}

    /** Every one but the current, in Keycloak's order. */
    public static List<OtherWay> of(AuthenticationFlowContext context) {
        String current = context.getExecution().getId();
        SecondFactors factors = new SecondFactors(context.getSession(), context.getRealm(), context.getUser());
        return context.getAuthenticationSelections().stream()
                .filter(option -> !option.getAuthExecId().equals(current))
                .flatMap(option -> way(context.form(), factors, option).stream())
                .toList();
    }

    /** Keycloak lists some factors that cannot be used: those of a verified e-mail, and those that the policy forbids. */
    private static Optional<OtherWay> way(
            LoginFormsProvider form, SecondFactors factors, AuthenticationSelectionOption option) {
        Optional<SecondFactor> factor =
                SecondFactor.ofAuthenticator(option.getAuthenticationExecution().getAuthenticator());
        if (factor.isPresent() && !factors.isUsable(factor.get())) {
            return Optional.empty();
        }
        String hint = factor.flatMap(SecondFactor::channel).isPresent()
                ? factors.hint(factor.get())
                : form.getMessage(option.getHelpText());
        return Optional.of(new OtherWay(option.getAuthExecId(), form.getMessage(option.getDisplayName()), hint));
    }
}
