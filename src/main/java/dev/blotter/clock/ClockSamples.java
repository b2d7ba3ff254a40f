package dev.blotter.clock;

import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of clocks. It is only ever added to. */
public interface ClockSamples {

  Uni<Void> add(ClockSample sample);

  /** The newest first; offsets are not taken. */
  Uni<RowPage<RecordedSample>> newest(ClockCriteria criteria, Window window);

  /**
   * A line for each node and reference, the worst first, {@value Window#LARGEST} at most.
   *
   * @param node the only one, or null for all
   * @param from inclusive
   * @param to exclusive
   */
  Uni<List<ClockSummary>> summary(@Nullable String node, Instant from, Instant to);
}
