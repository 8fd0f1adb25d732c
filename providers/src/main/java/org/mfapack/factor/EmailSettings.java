package org.mfapack.factor;

import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Options;
import org.mfapack.delivery.Channel;

/**
 * How a realm treats e-mail as a factor: the configuration of its required action {@code mfa-set-up-email}.
 *
 * @param verifiedEmailCounts whether a user's verified e-mail is a factor without being enrolled (SPEC F2)
 */
public record EmailSettings(boolean verifiedEmailCounts) {

    static final String VERIFIED_EMAIL = "mfa-verified-email";

    public static EmailSettings of(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(Channel.EMAIL.setUpAction());
        return of(config == null ? null : config.getConfig());
    }

    static EmailSettings of(Map<String, String> config) {
        return new EmailSettings(new Options(config).flag(VERIFIED_EMAIL, true));
    }

    /** What the console shows. */
    public static List<ProviderConfigProperty> properties() {
        return List.of(new ProviderConfigProperty(
                VERIFIED_EMAIL,
                "Verified e-mail counts",
                "Whether the verified e-mail address of a user is a factor without being set up as one.",
                ProviderConfigProperty.BOOLEAN_TYPE,
                true));
    }
}
