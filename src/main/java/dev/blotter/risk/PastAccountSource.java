package dev.blotter.risk;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Knows what accounts were at moments of the past. */
public interface PastAccountSource {

  /** A user's account as the log had it then, the moment included; empty where there was none. */
  Uni<Optional<KnownAccount>> at(UUID userId, Instant at);
}
