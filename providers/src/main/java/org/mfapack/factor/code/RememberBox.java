package org.mfapack.factor.code;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.mfapack.delivery.Channel;
import org.mfapack.demand.RememberWish;

/** The box "do not ask again in this browser" on the page of a code (SPEC B1). */
final class RememberBox {

    private RememberBox() {}

    /** Puts it on a page, if the login has a use for it. */
    static void show(AuthenticationFlowContext context, Channel channel, CodePage page) {
        RememberWish.offeredIn(context.getAuthenticationSession(), channel.credentialType())
                .ifPresent(days -> page.remember(days, isTicked(context)));
    }

    /** To be called when the code was right, and not before. */
    static void read(AuthenticationFlowContext context, Channel channel) {
        if (isTicked(context)) {
            RememberWish.makeIn(context.getAuthenticationSession(), channel.credentialType());
        }
    }

    /** On the page of a code: the page before this one cannot tick it. */
    private static boolean isTicked(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        return form.containsKey(CodePage.CODE_FIELD) && form.containsKey(CodePage.REMEMBER_FIELD);
    }
}
