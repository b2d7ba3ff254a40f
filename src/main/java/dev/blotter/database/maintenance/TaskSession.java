package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One connection's work on the queue: takes the lock, does what waits, lets go. The connection is
 * the work's own meanwhile, without a limit on the time of a statement, but with one on locks.
 */
final class TaskSession {

  private static final Logger LOG = Logger.getLogger(TaskSession.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final SqlConnection connection;
  private final Map<TaskKind, Steps> steps;
  private final MaintenanceMetrics metrics;
  private final Outcomes outcomes;
  private final String settings;

  TaskSession(
      SqlConnection connection,
      Map<TaskKind, Steps> steps,
      MaintenanceMetrics metrics,
      Duration lockTimeout) {
    this.connection = connection;
    this.steps = steps;
    this.metrics = metrics;
    this.outcomes = new Outcomes(connection);
    // Where the node is lost, its statement ends soon, and with it the lock.
    this.settings =
        "SET statement_timeout = 0; SET client_connection_check_interval = '5s'; SET lock_timeout = "
            + lockTimeout.toMillis();
  }

  /** Does all that waits, unless another node is at it. */
  Uni<Void> run() {
    return MaintenanceLock.take(connection)
        .flatMap(taken -> taken ? work() : Uni.createFrom().voidItem());
  }

  private Uni<Void> work() {
    return connection
        .query(settings)
        .execute()
        .chain(outcomes::takeUpWhatWasLost)
        .chain(this::next)
        .onTermination()
        .call(this::leave);
  }

  private Uni<Void> leave() {
    return MaintenanceLock.release(connection)
        .chain(() -> connection.query("RESET ALL").execute())
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(this::end);
  }

  /**
   * A connection that may hold the lock still, or is set as nobody expects, goes to nobody else.
   */
  private Uni<Void> end() {
    return connection
        .query("ROLLBACK; SELECT pg_terminate_backend(pg_backend_pid())")
        .execute()
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> next() {
    return outcomes.begin().flatMap(this::doAndGoOn);
  }

  private Uni<Void> doAndGoOn(Optional<MaintenanceTask> begun) {
    return begun.isEmpty() ? Uni.createFrom().voidItem() : perform(begun.get()).chain(this::next);
  }

  private Uni<Void> perform(MaintenanceTask task) {
    long start = System.nanoTime();
    return measure(task)
        .chain(before -> outcomes.measured(task.id(), before))
        .chain(() -> Cancellation.check(connection))
        .chain(() -> stepsOf(task).run(connection, task.task(), task.target()))
        .chain(() -> measure(task))
        .chain(after -> outcomes.done(task.id(), after))
        .onFailure()
        .recoverWithUni(failure -> failed(task, failure))
        .invoke(state -> ended(task, state, System.nanoTime() - start))
        .replaceWithVoid();
  }

  private Uni<TaskState> failed(MaintenanceTask task, Throwable failure) {
    return outcomes
        .failed(task.id(), Outcomes.after(failure, task.attempts()), failure)
        .invoke(state -> told(task, state, failure))
        .call(state -> state == TaskState.QUEUED ? pause(task) : Uni.createFrom().voidItem());
  }

  private static void told(MaintenanceTask task, TaskState state, Throwable failure) {
    var level = state == TaskState.FAILED ? Logger.Level.WARN : Logger.Level.INFO;
    LOG.logf(
        level, "%s of %s ended as %s: %s", task.task(), task.target(), state, failure.getMessage());
  }

  private static Uni<Void> pause(MaintenanceTask task) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE.multipliedBy(task.attempts()));
  }

  private void ended(MaintenanceTask task, TaskState state, long nanos) {
    metrics.ended(task.task(), state, Duration.ofNanos(nanos));
    if (state == TaskState.DONE) {
      LOG.infof("%s of %s took %d ms", task.task(), task.target(), nanos / 1_000_000);
    }
  }

  private Uni<Long> measure(MaintenanceTask task) {
    return stepsOf(task).bytes(connection, task.task(), task.target());
  }

  private Steps stepsOf(MaintenanceTask task) {
    var found = steps.get(task.task());
    if (found == null) {
      throw new IllegalStateException("nobody knows how to do " + task.task());
    }
    return found;
  }
}
