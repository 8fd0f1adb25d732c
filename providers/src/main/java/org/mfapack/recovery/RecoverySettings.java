package org.mfapack.recovery;

import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.factor.SecondFactor;

/**
 * How a realm makes recovery codes: the options of the required action {@code mfa-set-up-recovery-codes}.
 *
 * @param count codes of a set
 * @param length characters of a code
 * @param warnAt with so many left or fewer, the user is asked to renew them
 * @param offered whether they are offered with the first second factor, without being asked for
 * @param findings options that could not be used as they are
 */
record RecoverySettings(int count, int length, int warnAt, boolean offered, List<Finding> findings) {

    static final String COUNT = "mfa-recovery-count";
    static final String LENGTH = "mfa-recovery-length";
    static final String WARN_AT = "mfa-recovery-warn-at";
    static final String OFFERED = "mfa-recovery-offered";

    static final int MAX_COUNT = 50;
    /** 65 bits; twelve characters would be 60 (SPEC R1). */
    static final int MIN_LENGTH = 13;

    static final int MAX_LENGTH = 26;

    private static final int DEFAULT_COUNT = 10;
    private static final int DEFAULT_WARN_AT = 3;

    static RecoverySettings of(RealmModel realm) {
        RequiredActionConfigModel config =
                realm.getRequiredActionConfigByAlias(SecondFactor.RECOVERY_CODES.setUpAction());
        return of(config == null ? null : config.getConfig());
    }

    /** @param config may be null */
    static RecoverySettings of(Map<String, String> config) {
        Options options = new Options(config);
        return new RecoverySettings(
                options.number(COUNT, 1, MAX_COUNT, DEFAULT_COUNT),
                options.number(LENGTH, MIN_LENGTH, MAX_LENGTH, MIN_LENGTH),
                options.number(WARN_AT, 0, MAX_COUNT, DEFAULT_WARN_AT),
                options.flag(OFFERED, true),
                options.findings());
    }

    /** What the console shows. */
    static List<ProviderConfigProperty> properties() {
        return List.of(
                number(COUNT, "Recovery codes", "How many codes a user gets, 1 to " + MAX_COUNT + ".", DEFAULT_COUNT),
                number(
                        LENGTH,
                        "Code length",
                        "Characters of a code, " + MIN_LENGTH + " to " + MAX_LENGTH + "; each holds 5 bits.",
                        MIN_LENGTH),
                number(
                        WARN_AT,
                        "Ask to renew at",
                        "With so many codes left or fewer, users are asked to get new ones, 0 to " + MAX_COUNT
                                + ". 0 asks only when none is left.",
                        DEFAULT_WARN_AT),
                new ProviderConfigProperty(
                        OFFERED,
                        "Offer with first factor",
                        "Whether users are offered recovery codes when they set up their first second factor. Only"
                                + " realms with the execution \"Recovery code\" in a flow offer them.",
                        ProviderConfigProperty.BOOLEAN_TYPE,
                        true));
    }

    private static ProviderConfigProperty number(String name, String label, String help, int defaultValue) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.INTEGER_TYPE, Integer.toString(defaultValue));
    }
}
