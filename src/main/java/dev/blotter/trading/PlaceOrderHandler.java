package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.Priority;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places orders: an order that is accepted reserves funds, one that is denied is recorded. */
@ApplicationScoped
public class PlaceOrderHandler implements Handler<PlaceOrder> {
  private final OrderPlacement placement;
  private final PlacingConditions conditions;

  public PlaceOrderHandler(TradingRules rules, Prices prices, Instruments instruments) {
    this.placement = new OrderPlacement(rules, prices, instruments);
    this.conditions = new PlacingConditions(rules);
  }

  @Override
  public Class<PlaceOrder> handles() {
    return PlaceOrder.class;
  }

  @Override
  public Priority priority(PlaceOrder command) {
    return Priority.NEW_RISK;
  }

  @Override
  public @Nullable Instant notAfter(PlaceOrder command) {
    return command.conditions().validUntil();
  }

  /** The order is new: its id was drawn for it, so that it need not be looked up. */
  @Override
  public Needs needs(PlaceOrder command, States states) {
    return conditions.needs(command.userId(), List.of(command), states);
  }

  @Override
  public Verdict decide(PlaceOrder command, States states, Circumstances circumstances) {
    return conditions
        .refusal(command, List.of(command), states, circumstances.decidedAt())
        .<Verdict>map(refused -> refused)
        .orElseGet(() -> place(command, states, circumstances));
  }

  /** Places the order whenever that is, and whatever else was ordered. */
  Verdict place(PlaceOrder command, States states, Circumstances circumstances) {
    return Trader.find(command.userId(), states)
        .map(trader -> placement.assess(command, trader, circumstances.now()).verdict(command))
        .orElseGet(Trader::unknown);
  }

  @Override
  public Answer answer(PlaceOrder command, States after, Verdict.Accepted verdict) {
    return answer(after, verdict);
  }

  /** The order as it was placed or denied. */
  static Answer answer(States after, Verdict.Accepted verdict) {
    var order = OrderJson.withLegs(verdict.subject(), after);
    return Answer.of(Answer.Kind.CREATED, verdict, after, order);
  }

  /** The order that another one for the same was placed before. */
  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return OrderJson.of(subject, states);
  }

  @Override
  public Rejection reused() {
    return OrderNames.reused();
  }
}
