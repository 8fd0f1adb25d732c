package org.mfapack.config;

/**
 * A configuration value that cannot be used as it is (SPEC O4).
 *
 * @param key the option
 * @param value what stands there
 * @param used what is used instead
 * @param remedy what to do, in one sentence
 */
public record Finding(String key, String value, String used, String remedy) {}
