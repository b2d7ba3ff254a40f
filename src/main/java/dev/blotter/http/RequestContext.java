package dev.blotter.http;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The Vert.x context of the request at hand. */
public final class RequestContext {

  private RequestContext() {}

  /** Runs work on that context, wherever the work before it ended up. */
  public static Executor executor() {
    var context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
  }
}
