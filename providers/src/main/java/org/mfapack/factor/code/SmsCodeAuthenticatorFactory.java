package org.mfapack.factor.code;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.mfapack.delivery.Channel;

/** Execution {@code mfa-sms-code}: a code by text message. */
public final class SmsCodeAuthenticatorFactory extends CodeAuthenticatorFactory {

    public SmsCodeAuthenticatorFactory() {
        super(Channel.SMS);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ListedCodeAuthenticator(session, Channel.SMS);
    }

    @Override
    public String getDisplayType() {
        return "SMS code";
    }

    @Override
    public String getHelpText() {
        return "Asks for a one-time code that is sent to a phone of the user by text message.";
    }
}
