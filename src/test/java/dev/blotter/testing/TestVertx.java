package dev.blotter.testing;

import io.vertx.core.Vertx;

/** The event loops of plain tests. */
public final class TestVertx {
  private static final Vertx VERTX = Vertx.vertx();

  private TestVertx() {}

  public static Vertx get() {
    return VERTX;
  }
}
