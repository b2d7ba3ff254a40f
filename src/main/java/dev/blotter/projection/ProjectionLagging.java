package dev.blotter.projection;

import dev.blotter.kernel.Foreseen;
import dev.blotter.kernel.LanePosition;
import java.io.Serial;

/** The read models did not come as far as a reader asked for in the time a read may wait. */
public final class ProjectionLagging extends RuntimeException implements Foreseen {
  @Serial private static final long serialVersionUID = 1L;

  /** How long a client does well to wait before it asks again, in seconds. */
  public static final int RETRY_AFTER_SECONDS = 1;

  ProjectionLagging(LanePosition wanted, long applied) {
    super("the read models are at " + wanted.lane() + "." + applied + ", not yet at " + wanted);
  }
}
