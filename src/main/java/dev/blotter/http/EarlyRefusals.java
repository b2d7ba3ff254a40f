package dev.blotter.http;

import dev.blotter.command.CommandGate;
import dev.blotter.command.Priority;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Turns new orders away that the command side would not take in now, before their token and body
 * are read: refusing must cost far less than serving, or a service that is asked for twice what it
 * can do does nothing but refuse. Everything else goes on, cancels and reads first of all.
 */
@ApplicationScoped
class EarlyRefusals {

  private static final String USER = "user_id";

  /** A route of its own, so that what is refused is measured under its path. */
  private static final String NEW_ORDERS = "/v1/users/:" + USER + "/orders";

  /** After the correlation id is set, and before callers are known. */
  private static final int EARLY = 1 - ExchangeFilter.BEFORE_ALL;

  private final CommandGate gate;
  private final EarlyProblems problems;

  EarlyRefusals(CommandGate gate, EarlyProblems problems) {
    this.gate = gate;
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.post(NEW_ORDERS).order(EARLY).handler(this::handle);
  }

  /** An id that is none is for the resource to explain. */
  private void handle(RoutingContext context) {
    Texts.uuid(context.pathParam(USER))
        .flatMap(userId -> gate.refuse(userId, Priority.NEW_RISK))
        .ifPresentOrElse(refusal -> problems.end(context, refusal), context::next);
  }
}
