package org.mfapack.factor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.forms.login.LoginFormsProvider;
import org.mfapack.delivery.Channel;

/** What Keycloak offers under "Try another way", for the page of a code: with masked addresses and without JavaScript (SPEC F4). */
public final class OtherWays {

    private OtherWays() {}

    /** Every one but the current, in Keycloak's order. */
    public static List<OtherWay> of(AuthenticationFlowContext context) {
        String current = context.getExecution().getId();
        return context.getAuthenticationSelections().stream()
                .filter(option -> !option.getAuthExecId().equals(current))
                .flatMap(option -> way(context, option).stream())
                .toList();
    }

    private static Optional<OtherWay> way(AuthenticationFlowContext context, AuthenticationSelectionOption option) {
        LoginFormsProvider form = context.form();
        String authenticator = option.getAuthenticationExecution().getAuthenticator();
        Optional<Channel> channel = Arrays.stream(Channel.values())
                .filter(candidate -> CodeAuthenticatorFactory.idOf(candidate).equals(authenticator))
                .findFirst();
        String hint = channel.map(own ->
                        new Destinations(context.getSession(), context.getRealm(), context.getUser(), own).masks())
                .orElseGet(() -> form.getMessage(option.getHelpText()));
        if (channel.isPresent() && hint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OtherWay(option.getAuthExecId(), form.getMessage(option.getDisplayName()), hint));
    }
}
