package dev.blotter.relay;

import dev.blotter.eventlog.EventRow;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Events of one lane on their way.
 *
 * @param events those after the position that the lease begins at, without a gap
 */
record Flight(LeasedLane lease, List<EventRow> events) {

  Flight {
    events = List.copyOf(events);
  }

  /** Sends them, one behind the other without waiting in between; never fails. */
  Uni<Landing> send(Outlet outlet) {
    if (!follows()) {
      var missing = new IllegalStateException("the event after %s is missing".formatted(lease));
      return Uni.createFrom().item(new Landing(lease, lease.above(), lease.notBefore(), missing));
    }
    return Uni.join()
        .all(events.stream().map(event -> outcome(outlet, event)).toList())
        .andFailFast()
        .map(this::landing);
  }

  private boolean follows() {
    return !events.isEmpty() && events.getFirst().lanePosition() == lease.above() + 1;
  }

  private static Uni<Optional<Throwable>> outcome(Outlet outlet, EventRow event) {
    return outlet
        .send(event)
        .map(done -> Optional.<Throwable>empty())
        .onFailure()
        .recoverWithItem(Optional::of);
  }

  /** Only what follows without a gap counts. */
  private Landing landing(List<Optional<Throwable>> outcomes) {
    int got = 0;
    while (got < outcomes.size() && outcomes.get(got).isEmpty()) {
      got++;
    }
    var fault = got < outcomes.size() ? outcomes.get(got).orElse(null) : null;
    if (got == 0) {
      return new Landing(lease, lease.above(), lease.notBefore(), fault);
    }
    var last = events.get(got - 1);
    return new Landing(lease, last.lanePosition(), last.occurredAt(), fault);
  }
}
