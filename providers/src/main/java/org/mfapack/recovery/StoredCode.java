package org.mfapack.recovery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What is kept of a code.
 *
 * @param id random, to claim the code by
 * @param tag see {@link LookupTags}; unique within a set
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredCode(String id, int tag, StoredHash hash) {}
