package dev.blotter.projection.rebuild;

import dev.blotter.projection.Parked;
import dev.blotter.projection.ParkedRow;
import java.io.Serial;
import java.util.List;

/** New rows would leave a user behind sooner than the live ones do. */
public final class SetBackUser extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private SetBackUser(String eventType) {
    super(
        "the rows are as they were, since new ones would end before an event that they have: "
            + eventType
            + " cannot be applied; park has them made nevertheless");
  }

  /**
   * Fails where that is so.
   *
   * @param first that the new rows lack
   * @param live that the live rows lack, the first at most
   */
  static void check(Parked first, List<ParkedRow> live) {
    var event = first.event();
    if (live.isEmpty() || event.position().position() < live.getFirst().position()) {
      throw new SetBackUser(event.event().type());
    }
  }
}
