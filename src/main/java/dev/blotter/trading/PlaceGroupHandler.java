package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.Priority;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.GroupForm;
import dev.blotter.order.PlaceGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places orders that go together, in one append: all of them, or each is recorded as denied. */
@ApplicationScoped
public class PlaceGroupHandler implements Handler<PlaceGroup> {
  private final GroupPlacement placement;
  private final PlacingConditions conditions;

  public PlaceGroupHandler(TradingRules rules, Prices prices, Instruments instruments) {
    this.placement = new GroupPlacement(rules, prices, instruments);
    this.conditions = new PlacingConditions(rules);
  }

  @Override
  public Class<PlaceGroup> handles() {
    return PlaceGroup.class;
  }

  @Override
  public Priority priority(PlaceGroup command) {
    return Priority.NEW_RISK;
  }

  @Override
  public @Nullable Instant notAfter(PlaceGroup command) {
    return command.first().conditions().validUntil();
  }

  /** The names of the other orders: the first one's is the command's own. */
  @Override
  public List<String> claims(PlaceGroup command) {
    return command.otherNames().stream().map(OrderNames::commandId).toList();
  }

  @Override
  public Needs needs(PlaceGroup command, States states) {
    return conditions.needs(command.userId(), command.binding(), states);
  }

  @Override
  public Verdict decide(PlaceGroup command, States states, Circumstances circumstances) {
    return conditions
        .refusal(command.first(), command.binding(), states, circumstances.decidedAt())
        .<Verdict>map(refused -> refused)
        .orElseGet(() -> place(command, states, circumstances));
  }

  private Verdict place(PlaceGroup command, States states, Circumstances circumstances) {
    return Trader.find(command.userId(), states)
        .map(trader -> placement.assess(command, trader, circumstances.now()))
        .map(assessed -> assessed.verdict(command.first()))
        .orElseGet(Trader::unknown);
  }

  @Override
  public Answer answer(PlaceGroup command, States after, Verdict.Accepted verdict) {
    return PlaceOrderHandler.answer(after, verdict);
  }

  @Override
  public Rejection reused() {
    return OrderNames.reused();
  }

  /** The name may be that of an exit. */
  @Override
  public Rejection reused(PlaceGroup command, String taken) {
    return OrderNames.reused(GroupForm.nameField(command, OrderNames.ofCommand(taken)));
  }
}
