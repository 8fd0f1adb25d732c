package org.mfapack.history;

import java.time.Instant;
import java.util.Optional;
import org.mfapack.place.Place;

/**
 * A login that has been completed, as it is remembered: plain values, because it leaves the request thread.
 *
 * @param browser what the browser is recognised by, see {@link KnownBrowser}
 * @param place if it is known
 */
record Login(String browser, Instant at, Optional<Place> place) {}
