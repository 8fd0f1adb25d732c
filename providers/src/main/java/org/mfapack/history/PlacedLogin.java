package org.mfapack.history;

import java.time.Instant;
import java.util.Optional;
import org.mfapack.place.Place.Position;

/**
 * Where an earlier login was.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PlacedLogin(Instant at, String country, Optional<Position> position) {}
