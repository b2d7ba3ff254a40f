package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets a read wait until the read models hold what it must see: what its client has seen already,
 * and what this node has appended, or answered from the log, for the user. A wait fails with {@link
 * ProjectionLagging} once it has taken too long. The outcome comes on the Vert.x context that
 * asked.
 */
public final class ReadFence {

  private final Progress progress;
  private final OwnAppends own;
  private final Runnable hurry;
  private final Duration timeout;

  ReadFence(Progress progress, OwnAppends own, Runnable hurry, Duration timeout) {
    this.progress = progress;
    this.own = own;
    this.hurry = hurry;
    this.timeout = timeout;
  }

  /**
   * Done once all read models hold all events of the lane up to that position, save those that
   * {@link #parked} names.
   */
  public Uni<Void> await(LanePosition position) {
    return Uni.createFrom()
        .deferred(
            () ->
                progress.applied(position.lane()) >= position.position()
                    ? Uni.createFrom().voidItem()
                    : waitFor(position));
  }

  /** Done once all read models hold what this node knows to be in the log for that user. */
  public Uni<Void> await(UUID userId) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var pending = own.pending(userId);
              return pending.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : await(new LanePosition(Lane.of(userId), pending.getAsLong()));
            });
  }

  /** How far all read models hold the events of a lane, as far as this node knows. */
  public LanePosition applied(int lane) {
    return new LanePosition(lane, progress.applied(lane));
  }

  /**
   * The read models that lack events of a user because one of them could not be applied, or may
   * where they lack those of very many users; and those that are left behind in the user's lane,
   * since nobody brings them further or they are far from where others are. As of the last look at
   * the database, half a second ago at most.
   */
  public List<String> parked(UUID userId) {
    return together(progress.parked().of(userId), progress.leftBehind(Lane.of(userId)));
  }

  /** The same of any user. */
  public List<String> parked() {
    return together(progress.parked().all(), progress.leftBehind());
  }

  private static List<String> together(List<String> parked, List<String> left) {
    return left.isEmpty()
        ? parked
        : Stream.concat(parked.stream(), left.stream()).distinct().sorted().toList();
  }

  private Uni<Void> waitFor(LanePosition position) {
    var reached = progress.reached(position);
    hurry.run();
    var wait =
        Uni.createFrom()
            .completionStage(reached.done())
            .ifNoItem()
            .after(timeout)
            .failWith(() -> new ProjectionLagging(position, progress.applied(position.lane())))
            .onTermination()
            .invoke(() -> progress.forget(reached));
    var context = Vertx.currentContext();
    return context == null ? wait : wait.emitOn(MutinyHelper.executor(context));
  }
}
