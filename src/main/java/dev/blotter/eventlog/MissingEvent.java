package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import java.io.Serial;

/** An aggregate's events go on behind a version that is not in the log. */
public final class MissingEvent extends BrokenHistory {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param version the first that is not there, while later ones are
   */
  private MissingEvent(AggregateRef aggregate, long version) {
    super(
        "%s %s has no version %d, and goes on"
            .formatted(aggregate.type().label(), aggregate.id(), version),
        null);
  }

  /**
   * What comes of an event is not known without the one before.
   *
   * @throws MissingEvent where it is not the next
   */
  public static void unlessNext(AggregateRef aggregate, long version, long before) {
    if (version != before + 1) {
      throw new MissingEvent(aggregate, before + 1);
    }
  }
}
