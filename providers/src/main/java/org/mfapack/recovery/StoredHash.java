package org.mfapack.recovery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A hash as Keycloak stores those of passwords, so that any algorithm of any provider fits.
 *
 * @param secret value and salt
 * @param algorithm its name and parameters
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredHash(JsonNode secret, JsonNode algorithm) {}
