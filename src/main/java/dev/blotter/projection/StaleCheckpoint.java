package dev.blotter.projection;

import java.io.Serial;
import java.util.List;

/** A checkpoint is not where this node left it: another node has gone on. Nothing was written. */
final class StaleCheckpoint extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StaleCheckpoint(List<Checkpoints.Move> moves) {
    super("another node has moved one of these checkpoints: " + moves);
  }
}
