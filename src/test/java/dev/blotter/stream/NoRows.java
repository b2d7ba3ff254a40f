package dev.blotter.stream;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LaneSpan;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** A log that nobody is to read. */
final class NoRows implements LaneReader {

  @Override
  public Uni<List<EventRow>> read(List<LaneSpan> spans, int perLane) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<List<EventRow>> readOf(UUID userId, LaneSpan span, int limit) {
    throw new UnsupportedOperationException();
  }
}
