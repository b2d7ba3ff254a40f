package dev.blotter.projection;

import dev.blotter.kernel.Ids;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;

/** The time span of a set of time-ordered ids, both ends included. */
record IdTimes(Instant first, Instant last) {

  static IdTimes of(Collection<UUID> ids) {
    var times = ids.stream().map(Ids::createdAt).toList();
    return new IdTimes(Collections.min(times), Collections.max(times));
  }

  void addTo(Tuple parameters) {
    parameters.addValue(first.atOffset(ZoneOffset.UTC)).addValue(last.atOffset(ZoneOffset.UTC));
  }
}
