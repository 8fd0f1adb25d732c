package org.mfapack.factor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.mfapack.code.Alphabet;
import org.mfapack.code.CodePolicy;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.delivery.Channel;

/**
 * The options of an execution or required action that sends codes.
 *
 * @param codeInSubject whether the subject of an e-mail shows the code (SPEC D11)
 * @param riskNotice whether the page of a text message tells its risk (SPEC F7)
 * @param findings options that could not be used as they are
 */
record CodeSettings(CodePolicy policy, boolean codeInSubject, boolean riskNotice, List<Finding> findings) {

    static final String LENGTH = "mfa-code-length";
    static final String ALPHABET = "mfa-code-alphabet";
    static final String LIFETIME = "mfa-code-lifetime";
    static final String ATTEMPTS = "mfa-code-attempts";
    static final String RESEND_WAIT = "mfa-resend-wait";
    static final String RESEND_MAX = "mfa-resend-max";
    static final String CODE_IN_SUBJECT = "mfa-code-in-subject";
    static final String RISK_NOTICE = "mfa-sms-risk-notice";

    /**
     * Reads the options.
     *
     * @param config may be null: an execution without configuration
     */
    public static CodeSettings of(Map<String, String> config) {
        Options options = new Options(config);
        CodePolicy defaults = CodePolicy.DEFAULT;
        CodePolicy policy = new CodePolicy(
                options.number(LENGTH, CodePolicy.MIN_LENGTH, CodePolicy.MAX_LENGTH, defaults.length()),
                options.choice(ALPHABET, List.of(Alphabet.values()), defaults.alphabet(), Alphabet::id),
                options.number(LIFETIME, CodePolicy.MIN_LIFETIME, CodePolicy.MAX_LIFETIME, defaults.lifetimeSeconds()),
                options.number(ATTEMPTS, 1, CodePolicy.MAX_ATTEMPTS, defaults.attempts()),
                options.number(RESEND_WAIT, 0, CodePolicy.MAX_RESEND_WAIT, defaults.resendWaitSeconds()),
                options.number(RESEND_MAX, 0, CodePolicy.MAX_RESENDS, defaults.resends()));
        return new CodeSettings(
                policy, options.flag(CODE_IN_SUBJECT, false), options.flag(RISK_NOTICE, true), options.findings());
    }

    /** What the console shows. All names start with {@code mfa-}: they are global in Keycloak (keycloak-internals 0.2). */
    public static List<ProviderConfigProperty> properties(Channel channel) {
        CodePolicy defaults = CodePolicy.DEFAULT;
        List<ProviderConfigProperty> properties = new ArrayList<>(List.of(
                number(
                        LENGTH,
                        "Code length",
                        "Characters of a code, " + CodePolicy.MIN_LENGTH + " to " + CodePolicy.MAX_LENGTH + ".",
                        defaults.length()),
                alphabet(defaults.alphabet()),
                number(
                        LIFETIME,
                        "Code lifetime",
                        "Seconds until a code expires, " + CodePolicy.MIN_LIFETIME + " to " + CodePolicy.MAX_LIFETIME
                                + ".",
                        defaults.lifetimeSeconds()),
                number(
                        ATTEMPTS,
                        "Attempts",
                        "Wrong entries that end a code, 1 to " + CodePolicy.MAX_ATTEMPTS + ".",
                        defaults.attempts()),
                number(
                        RESEND_WAIT,
                        "Wait before resend",
                        "Seconds before the first resend, 0 to " + CodePolicy.MAX_RESEND_WAIT
                                + "; doubles with each one, up to " + CodePolicy.MAX_RESEND_WAIT / 60 + " minutes.",
                        defaults.resendWaitSeconds()),
                number(
                        RESEND_MAX,
                        "Resends",
                        "How often a code can be sent again in one login, 0 to " + CodePolicy.MAX_RESENDS + ".",
                        defaults.resends())));
        if (channel == Channel.EMAIL) {
            properties.add(new ProviderConfigProperty(
                    CODE_IN_SUBJECT,
                    "Code in subject",
                    "Whether the subject of the e-mail shows the code. Subjects are seen on locked screens.",
                    ProviderConfigProperty.BOOLEAN_TYPE,
                    false));
        } else {
            properties.add(new ProviderConfigProperty(
                    RISK_NOTICE,
                    "Tell the risk of SMS",
                    "Whether users who have no safer factor are told that text messages can be intercepted, and offered"
                            + " one.",
                    ProviderConfigProperty.BOOLEAN_TYPE,
                    true));
        }
        return List.copyOf(properties);
    }

    private static ProviderConfigProperty alphabet(Alphabet defaultValue) {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ALPHABET)
                .label("Code alphabet")
                .helpText("digits: 0 to 9. crockford: digits and letters, without those that look alike.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(List.of(Alphabet.DIGITS.id(), Alphabet.CROCKFORD.id()))
                .defaultValue(defaultValue.id())
                .add()
                .build()
                .get(0);
    }

    private static ProviderConfigProperty number(String name, String label, String help, int defaultValue) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.INTEGER_TYPE, Integer.toString(defaultValue));
    }
}
