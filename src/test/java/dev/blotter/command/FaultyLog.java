package dev.blotter.command;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real log whose replies to appends can be lost after the fact. */
public final class FaultyLog implements EventLog {

  private final EventLog log;
  private final AtomicInteger repliesToLose = new AtomicInteger();
  final AtomicInteger appends = new AtomicInteger();
  final AtomicInteger reads = new AtomicInteger();
  final AtomicInteger eventsRead = new AtomicInteger();
  private volatile boolean away;
  private volatile boolean silent;
  private volatile Duration delay = Duration.ZERO;

  public FaultyLog(EventLog log) {
    this.log = log;
  }

  /** Whether nothing can be read from now on. */
  void setAway(boolean away) {
    this.away = away;
  }

  /** Whether what is appended from now on is stored and never answered. */
  void setSilent(boolean silent) {
    this.silent = silent;
  }

  /** How long what is appended from now on is on its way to the log. */
  void setDelay(Duration delay) {
    this.delay = delay;
  }

  /** From now on so many appends are carried out but not answered. */
  public void loseReplies(int count) {
    repliesToLose.set(count);
  }

  @Override
  public Uni<List<AppendResult>> append(List<Append> group) {
    appends.incrementAndGet();
    if (silent) {
      return log.append(group).onItem().transformToUni(done -> Uni.createFrom().nothing());
    }
    return sent(group)
        .invoke(
            done -> {
              if (repliesToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IllegalStateException("connection lost");
              }
            });
  }

  private Uni<List<AppendResult>> sent(List<Append> group) {
    return delay.isZero()
        ? log.append(group)
        : Uni.createFrom().voidItem().onItem().delayIt().by(delay).chain(() -> log.append(group));
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answers(Collection<CommandKey> commands) {
    return log.answers(commands);
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answersOfLate(
      Collection<CommandKey> commands, Instant notAfter) {
    return log.answersOfLate(commands, notAfter);
  }

  @Override
  public Uni<List<RecordedEvent>> readStream(AggregateRef aggregate, long after, int limit) {
    return log.readStream(aggregate, after, limit);
  }

  @Override
  public boolean isAway(Throwable failure) {
    return log.isAway(failure);
  }

  @Override
  public Uni<Map<AggregateRef, List<RecordedEvent>>> readStreams(Map<AggregateRef, Long> after) {
    reads.incrementAndGet();
    return away
        ? Uni.createFrom().failure(new ConnectException("refused"))
        : log.readStreams(after)
            .invoke(found -> found.values().forEach(some -> eventsRead.addAndGet(some.size())));
  }

  @Override
  public Uni<List<RecordedEvent>> readLane(int lane, long after, int limit) {
    return log.readLane(lane, after, limit);
  }

  @Override
  public Uni<Long> versionAt(AggregateRef aggregate, Instant at) {
    return log.versionAt(aggregate, at);
  }

  @Override
  public Uni<long[]> heads() {
    return log.heads();
  }

  @Override
  public Uni<Map<AggregateRef, StreamHead>> headsOf(Collection<AggregateRef> aggregates) {
    return log.headsOf(aggregates);
  }
}
