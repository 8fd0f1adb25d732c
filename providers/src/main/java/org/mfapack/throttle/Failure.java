package org.mfapack.throttle;

import java.util.OptionalLong;

/**
 * What one more failure of an {@link Account} led to.
 *
 * @param blockedUntil seconds since the epoch, if the factor is blocked now
 * @param disable true for the failure that reached the limit in a row: the factor has to be enrolled again
 */
public record Failure(OptionalLong blockedUntil, boolean disable) {}
