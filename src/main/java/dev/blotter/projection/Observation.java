package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Collection;

/** Looks at how far the projections are and at what is parked, and has told whoever must know. */
final class Observation {

  private final Pool pool;
  private final Collection<Projection<?>> projections;
  private final Notices notices;
  private final Progress progress;
  private volatile ParkedFigures figures = ParkedFigures.NONE;

  Observation(
      Pool pool, Collection<Projection<?>> projections, Notices notices, Progress progress) {
    this.pool = pool;
    this.projections = projections;
    this.notices = notices;
    this.progress = progress;
  }

  /** The checkpoints, once everyone who must know of what they tell has been told. */
  Uni<Checkpoints.State> checkpoints() {
    return pool.withConnection(
        connection ->
            Uni.combine()
                .all()
                .unis(
                    Checkpoints.all(connection, projections),
                    ParkedFigures.read(connection, figures))
                .asTuple()
                .call(both -> notices.ofAll(connection, both.getItem1()))
                .invoke(both -> parked(both.getItem2()))
                .map(both -> both.getItem1()));
  }

  /** Where nobody has been able to look: what was known may long be otherwise. */
  void blind() {
    notices.anything();
  }

  private void parked(ParkedFigures now) {
    figures = now;
    progress.parked(now);
  }
}
