package org.mfapack.factor.code;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/** Execution {@code mfa-email-code}: a code by e-mail. */
public final class EmailCodeAuthenticatorFactory extends CodeAuthenticatorFactory {

    public EmailCodeAuthenticatorFactory() {
        super(Channel.EMAIL);
    }

    /**
     * Keycloak's chooser lists an authenticator of credentials only if the user has one stored. A verified e-mail that
     * counts as enrolled is not, so that users who have nothing else get the plain authenticator, which it always lists,
     * unless the factor policy forbids it.
     */
    @Override
    public Authenticator create(KeycloakSession session) {
        return isEnrolledOnlyByVerifiedEmail(session)
                ? new CodeAuthenticator(session, Channel.EMAIL)
                : new ListedCodeAuthenticator(session, Channel.EMAIL);
    }

    private static boolean isEnrolledOnlyByVerifiedEmail(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        UserModel user = login == null ? null : login.getAuthenticatedUser();
        if (user == null || !new SecondFactors(session, login.getRealm(), user).isAllowed(SecondFactor.EMAIL)) {
            return false;
        }
        Destinations destinations = new Destinations(session, login.getRealm(), user, Channel.EMAIL);
        return destinations.isEnrolledByVerifiedEmail()
                && destinations.usable().stream()
                        .allMatch(destination -> destination.id().equals(Destination.VERIFIED_EMAIL));
    }

    @Override
    public String getDisplayType() {
        return "Email code";
    }

    @Override
    public String getHelpText() {
        return "Asks for a one-time code that is sent to the user by e-mail.";
    }
}
