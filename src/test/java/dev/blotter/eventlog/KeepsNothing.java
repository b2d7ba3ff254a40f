package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A broken log, to try the contract on: it takes everything and keeps nothing. */
public record KeepsNothing(AppendResult says) implements EventLog {

  @Override
  public Uni<List<AppendResult>> append(List<Append> group) {
    return Uni.createFrom().item(group.stream().map(append -> says).toList());
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answers(Collection<CommandKey> commands) {
    return Uni.createFrom().item(Map.of());
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answersOfLate(
      Collection<CommandKey> commands, Instant notAfter) {
    return Uni.createFrom().item(Map.of());
  }

  @Override
  public Uni<List<RecordedEvent>> readStream(AggregateRef aggregate, long after, int limit) {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<Map<AggregateRef, List<RecordedEvent>>> readStreams(Map<AggregateRef, Long> after) {
    return Uni.createFrom().item(Map.of());
  }

  @Override
  public Uni<List<RecordedEvent>> readLane(int lane, long afterPosition, int limit) {
    return Uni.createFrom().item(List.of());
  }

  @Override
  public Uni<Long> versionAt(AggregateRef aggregate, Instant at) {
    return Uni.createFrom().item(0L);
  }

  @Override
  public Uni<long[]> heads() {
    return Uni.createFrom().item(new long[Lane.COUNT]);
  }

  @Override
  public Uni<Map<AggregateRef, StreamHead>> headsOf(Collection<AggregateRef> aggregates) {
    return Uni.createFrom().item(Map.of());
  }

  @Override
  public boolean isAway(Throwable failure) {
    return false;
  }
}
