package dev.blotter.trading;

import dev.blotter.command.CommandBus;
import dev.blotter.command.Needs;
import dev.blotter.command.Question;
import dev.blotter.command.States;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.Quotation;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.BuyingPower;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.ReservationPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tries orders out: the same checks as placing them, and nothing is stored. Whether their names are
 * {@link TakenNames taken} is another question.
 */
@ApplicationScoped
public class OrderPreviews {
  private final CommandBus bus;
  private final OrderPlacement placement;
  private final PlacingConditions conditions;
  private final GroupPlacement groups;
  private final ReservationPolicy reservations;
  private final MarginPolicy margin;
  private final Prices prices;

  public OrderPreviews(CommandBus bus, TradingRules rules, Prices prices, Instruments instruments) {
    this.bus = bus;
    this.placement = new OrderPlacement(rules, prices, instruments);
    this.conditions = new PlacingConditions(rules);
    this.groups = new GroupPlacement(rules, prices, instruments);
    this.reservations = rules.reservations();
    this.margin = rules.margin();
    this.prices = prices;
  }

  /** What placing that order now would come to; empty where there is no such user. */
  public Uni<Optional<OrderPreview>> preview(PlaceOrder order, Instant now) {
    return bus.ask(order.userId(), question(order, now));
  }

  /** The same for orders that go together. */
  public Uni<Optional<OrderPreview>> preview(PlaceGroup group, Instant now) {
    return bus.ask(group.userId(), question(group, now));
  }

  /** The same as a question to the write side. */
  Question<Optional<OrderPreview>> question(PlaceOrder order, Instant now) {
    return question(order, List.of(order), now, trader -> placement.assess(order, trader, now));
  }

  /** The same as a question to the write side. */
  Question<Optional<OrderPreview>> question(PlaceGroup group, Instant now) {
    return question(
        group.first(), group.binding(), now, trader -> groups.assess(group, trader, now));
  }

  private Question<Optional<OrderPreview>> question(
      PlaceOrder first,
      List<PlaceOrder> binding,
      Instant now,
      Function<Trader, Assessment> assess) {
    var userId = first.userId();
    return new Question<>() {
      @Override
      public Needs needs(States states) {
        return conditions.needs(userId, binding, states);
      }

      @Override
      public Optional<OrderPreview> answer(States states) {
        return Trader.find(userId, states)
            .map(
                trader ->
                    conditions
                        .refusal(first, binding, states, now)
                        .map(refused -> refused(first, account(trader), refused.rejection()))
                        .orElseGet(() -> preview(first, account(trader), assess.apply(trader))));
      }
    };
  }

  private static Account account(Trader trader) {
    return trader.portfolio().account();
  }

  private OrderPreview preview(PlaceOrder first, Account account, Assessment assessed) {
    return switch (assessed) {
      case Assessment.Placed(var changes, var reserved) -> accepted(account, reserved);
      case Assessment.Denied(var changes, var reason) -> refused(first, account, reason);
      case Assessment.Malformed(var reason) -> refused(first, account, reason);
    };
  }

  private OrderPreview accepted(Account account, FundsReserved reserved) {
    var currency = reserved.reserved().currency();
    var before = spendable(account, currency);
    var after = spendable(Bookkeeping.evolve(account, reserved), currency);
    return new OrderPreview(
        true,
        null,
        currency.code(),
        reserved.reserved().amount(),
        reservations.fee(reserved).amount(),
        before.amount(),
        after.amount());
  }

  private Money spendable(Account account, Currency currency) {
    return new BuyingPower(account, margin, prices).spendable(currency);
  }

  private OrderPreview refused(PlaceOrder order, Account account, Rejection reason) {
    var currency = quote(order, account);
    var zero = Money.zero(currency).amount();
    var now = spendable(account, currency).amount();
    return new OrderPreview(false, reason, currency.code(), zero, zero, now, now);
  }

  private Currency quote(PlaceOrder order, Account account) {
    return placement
        .quotation(order.terms().symbol(), account)
        .map(Quotation::currency)
        .orElse(account.baseCurrency());
  }
}
