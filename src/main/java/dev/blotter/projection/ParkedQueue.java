package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.job.Lease;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.Serial;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes up again what a projection has set aside of a user: in order, up to the first event that
 * still cannot be applied. Whoever does so holds the user's lane meanwhile, so that two nodes never
 * apply the same event.
 *
 * @param <R> the row of the projection
 */
public final class ParkedQueue<R extends ReadRow> {

  private static final Logger LOG = Logger.getLogger(ParkedQueue.class);

  /** How many events one transaction takes up at most. */
  static final int MOST = 1000;

  private static final int READS_AT_A_TIME = 4;
  private static final int TIMES = 3;

  private final Pool pool;
  private final EventLog log;
  private final Projection<R> projection;
  private final String settings;

  public ParkedQueue(Pool pool, EventLog log, Projection<R> projection, Duration lease) {
    this.pool = pool;
    this.log = log;
    this.projection = projection;
    this.settings = "SET LOCAL lock_timeout = 5000; " + Lease.of(lease);
  }

  /**
   * Applies what can be applied.
   *
   * @return empty where nothing of the user is set aside, or where the rows belong to nodes of a
   *     later version
   */
  public Uni<Optional<Attempt>> takeUp(UUID user, ParkedStep step) {
    return takeUp(user, step, MOST, null)
        .onFailure(MovedOn.class)
        .retry()
        .atMost(TIMES)
        .invoke(first -> first.ifPresent(attempt -> tell(user, attempt)))
        .call(first -> first.map(attempt -> goOn(user, attempt)).orElseGet(ParkedQueue::nothing));
  }

  private void tell(UUID user, Attempt attempt) {
    if (attempt.left() == 0) {
      LOG.infof("%s has taken up all that was parked of user %s", projection.name(), user);
    } else if (attempt.error() != null) {
      LOG.warnf(
          "events of user %s stay parked in %s: %s", user, projection.name(), attempt.error());
    }
  }

  /** What is left after the first of many is taken up as well. */
  private Uni<Void> goOn(UUID user, Attempt done) {
    return done.left() == 0 || done.error() != null
        ? nothing()
        : takeUp(user, ParkedStep.UNRECORDED).replaceWithVoid();
  }

  /**
   * Half as many each time that the database refuses the rows, until it is known of which event.
   */
  private Uni<Optional<Attempt>> takeUp(
      UUID user, ParkedStep step, int most, @Nullable String refusal) {
    return ParkedRows.first(pool, projection.name(), user, most + 1)
        .flatMap(
            queue ->
                queue.isEmpty()
                    ? Uni.createFrom().item(Optional.<Attempt>empty())
                    : takeUp(user, step, new Turn(queue, most, refusal, 0)));
  }

  private Uni<Optional<Attempt>> takeUp(UUID user, ParkedStep step, Turn turn) {
    return read(turn)
        .chain(events -> pool.withTransaction(c -> once(c, user, step, turn, events)))
        .onFailure(f -> f instanceof ProjectionFault && ProjectionFault.isOfTheData(f))
        .recoverWithUni(fault -> takeUp(user, step, turn.half(), turn.refusal(fault)));
  }

  private Uni<List<RecordedEvent>> read(Turn turn) {
    return Multi.createFrom()
        .iterable(turn.refusal() == null ? turn.queue() : List.<ParkedRow>of())
        .onItem()
        .transformToUni(row -> log.readLane(row.lane(), row.position() - 1, 1))
        .merge(READS_AT_A_TIME)
        .onItem()
        .<RecordedEvent>transformToIterable(one -> one)
        .collect()
        .asList()
        .map(ParkedQueue::inOrder);
  }

  private static List<RecordedEvent> inOrder(List<RecordedEvent> events) {
    return events.stream()
        .sorted(Comparator.comparingLong(event -> event.position().position()))
        .toList();
  }

  private Uni<Optional<Attempt>> once(
      SqlConnection connection, UUID user, ParkedStep step, Turn turn, List<RecordedEvent> events) {
    return connection
        .query(settings)
        .execute()
        .chain(() -> Checkpoints.hold(connection, Lane.of(user), projection))
        .chain(
            held ->
                held
                    ? whileHeld(connection, user, step, turn, events).map(Optional::of)
                    : Uni.createFrom().item(Optional.<Attempt>empty()));
  }

  private Uni<Attempt> whileHeld(
      SqlConnection connection, UUID user, ParkedStep step, Turn turn, List<RecordedEvent> events) {
    return ParkedRows.first(connection, projection.name(), user, 1)
        .invoke(now -> mustBe(now, turn.head()))
        .map(now -> step.passesOver(turn.head()) ? turn.passingOver() : turn)
        .flatMap(
            held ->
                fold(connection, Lane.of(user), held.toApply(events))
                    .flatMap(fold -> written(connection, user, held, fold)))
        .call(attempt -> step.record(connection, attempt));
  }

  /** Somebody else was first, or has tried it meanwhile: look again. */
  private static void mustBe(List<ParkedRow> now, ParkedRow head) {
    if (now.isEmpty() || !now.getFirst().equals(head)) {
      throw new MovedOn();
    }
  }

  private Uni<Fold<R>> fold(SqlConnection connection, int lane, List<RecordedEvent> events) {
    return ParkedEvents.skipped(connection, lane, projection.name())
        .flatMap(
            skipped ->
                projection
                    .table()
                    .load(connection, Fold.needed(projection, events))
                    .map(known -> new Fold<>(projection, known, skipped)))
        .map(fold -> fold.with(events))
        .call(
            fold ->
                Completion.of(projection, fold.changed())
                    .chain(rows -> projection.table().save(connection, rows)))
        .onFailure()
        .transform(fault -> new ProjectionFault(projection.name(), fault));
  }

  private Uni<Attempt> written(SqlConnection connection, UUID user, Turn turn, Fold<R> fold) {
    var name = projection.name();
    var done = turn.done(fold.parked());
    var error = turn.error(fold.parked());
    return ParkedRows.remove(connection, name, Lane.of(user), done)
        .chain(() -> error == null ? nothing() : ParkedRows.tried(connection, name, user, error))
        .chain(
            () ->
                done.isEmpty()
                    ? nothing()
                    : Checkpoints.changedOutOfTurn(connection, Lane.of(user), name))
        .chain(() -> ParkedRows.count(connection, name, user))
        .map(left -> turn.attempt(done.size(), left, error));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /**
   * What became of an attempt.
   *
   * @param head the event that stood first before
   * @param applied how many events were applied
   * @param left how many are still set aside
   * @param error why the first of these cannot be applied; null where there is none, or where
   *     nothing is wrong with it and there are only more of them than one transaction takes up
   */
  public record Attempt(ParkedRow head, long applied, long left, @Nullable String error) {}

  /**
   * One try.
   *
   * @param most how many events may be applied in it
   * @param refusal why the database refused the first of them by itself; null where it did not
   * @param passed how many events at the head are passed over for good: none or one
   */
  private record Turn(List<ParkedRow> queue, int most, @Nullable String refusal, int passed) {

    Turn passingOver() {
      return new Turn(queue, most, refusal, 1);
    }

    ParkedRow head() {
      return queue.getFirst();
    }

    int half() {
      return Math.min(most, queue.size()) / 2;
    }

    /** Known to be that of the first once there is no half. */
    @Nullable String refusal(Throwable fault) {
      return half() == 0 ? ProjectionFault.reason(fault) : null;
    }

    List<RecordedEvent> toApply(List<RecordedEvent> read) {
      return read.stream().skip(passed).limit(tried()).toList();
    }

    private int tried() {
      return refusal == null ? most : 0;
    }

    /** The positions that need not wait any more. */
    Set<Long> done(List<Parked> parked) {
      long first =
          parked.isEmpty() ? Long.MAX_VALUE : parked.getFirst().event().position().position();
      return queue.stream()
          .limit(passed + tried())
          .map(ParkedRow::position)
          .filter(position -> position < first)
          .collect(Collectors.toSet());
    }

    @Nullable String error(List<Parked> parked) {
      return parked.isEmpty() ? refusal : parked.getFirst().reason();
    }

    Attempt attempt(int done, long left, @Nullable String error) {
      return new Attempt(head(), done - passed, left, left == 0 ? null : error);
    }
  }

  /** The queue is not what it was when it was read. */
  private static final class MovedOn extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
