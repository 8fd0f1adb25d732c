package org.mfapack.config;

import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** A provider factory that can tell what is wrong with a configuration of its own, for the operator's check (SPEC O4). */
public interface SelfChecking {

    /**
     * All that is not used as it stands, or keeps the provider from working in the realm of the session's context.
     *
     * @param config of one execution or required action; may be null
     */
    List<Finding> check(KeycloakSession session, Map<String, String> config);
}
