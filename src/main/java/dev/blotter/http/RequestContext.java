package dev.blotter.http;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The Vert.x context of the request at hand. */
final class RequestContext {

  private RequestContext() {}

  /** Runs work on that context, wherever the work before it ended up. */
  static Executor executor() {
    var context = Vertx.currentContext();
    return context == null ? Runnable::run : work -> context.runOnContext(ignored -> work.run());
  }
}
