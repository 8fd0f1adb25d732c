package org.mfapack.delivery.sms;

import java.util.Optional;
import org.keycloak.provider.ProviderFactory;

/** Creates the {@link SmsSender}s of one gateway. */
public interface SmsSenderFactory extends ProviderFactory<SmsSender> {

    /**
     * What an operator has to do before this sender can work, in one sentence that names the server options; empty if
     * it is ready. A sender that is not ready is never used.
     */
    default Optional<String> remedy() {
        return Optional.empty();
    }
}
