package org.mfapack.stepup;

/** Execution {@code mfa-require-level}: stands at the end of a flow (SPEC S1). */
public final class RequireLevelAuthenticatorFactory extends CheckpointFactory {

    static final String PROVIDER_ID = "mfa-require-level";

    public RequireLevelAuthenticatorFactory() {
        super(PROVIDER_ID, new RequireLevelAuthenticator());
    }

    @Override
    public String getDisplayType() {
        return "Require the requested level";
    }

    @Override
    public String getHelpText() {
        return "An application that insists on a level of authentication (essential acr) gets the error"
                + " unmet_authentication_requirements if this login has not reached it. Put it last in the flow.";
    }
}
