package org.mfapack.factor.code;

import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.AddressCredentialProvider;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;

/**
 * The authenticator for users who have a credential of its type: Keycloak's chooser then lists it in the user's own order,
 * with the masked addresses, and only if it is usable (SPEC F4).
 */
final class ListedCodeAuthenticator extends CodeAuthenticator
        implements CredentialValidator<AddressCredentialProvider> {

    /** A type that nobody has a credential of, so that the chooser leaves the factor out. */
    private static final String NOT_USABLE = "mfa-not-usable";

    ListedCodeAuthenticator(KeycloakSession session, Channel channel) {
        super(session, channel);
    }

    @Override
    public AddressCredentialProvider getCredentialProvider(KeycloakSession session) {
        return (AddressCredentialProvider)
                session.getProvider(CredentialProvider.class, channel().credentialType());
    }

    @Override
    public String getType(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        UserModel user = login == null ? null : login.getAuthenticatedUser();
        return user == null || new SecondFactors(session, login.getRealm(), user).isUsable(SecondFactor.of(channel()))
                ? channel().credentialType()
                : NOT_USABLE;
    }
}
