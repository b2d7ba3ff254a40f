package dev.blotter.projection;

import java.io.Serial;

/** A checkpoint is not where this node left it: another node has gone on. Nothing was written. */
final class StaleCheckpoint extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StaleCheckpoint(int lane) {
    super("the checkpoint of lane " + lane + " was moved by another node");
  }
}
