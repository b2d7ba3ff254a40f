package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.Decision;
import dev.blotter.marketdata.Instruments;
import dev.blotter.order.OrderCommand.PlaceOrder;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Closes positions. How much there is to close is decided together with the order, so that a retry
 * finds the first answer, whatever is left by then.
 */
@ApplicationScoped
public class ClosePositionHandler implements Handler<ClosePosition> {
  private final PlaceOrderHandler placing;
  private final Instruments instruments;

  public ClosePositionHandler(PlaceOrderHandler placing, Instruments instruments) {
    this.placing = placing;
    this.instruments = instruments;
  }

  @Override
  public Class<ClosePosition> handles() {
    return ClosePosition.class;
  }

  @Override
  public Needs needs(ClosePosition command, States states) {
    return command.needs();
  }

  @Override
  public Verdict decide(ClosePosition command, States states, Circumstances circumstances) {
    return switch (command.order(states, instruments)) {
      case Decision.Accepted<PlaceOrder>(var orders) ->
          placing.place(orders.getFirst(), states, circumstances);
      case Decision.Rejected<PlaceOrder>(var rejection) ->
          new Verdict.Refused(rejection, command.userId(), null);
    };
  }

  @Override
  public Answer answer(ClosePosition command, States after, Verdict.Accepted verdict) {
    return PlaceOrderHandler.answer(after, verdict);
  }
}
