package dev.blotter.trading;

import dev.blotter.command.CommandBus;
import dev.blotter.command.Needs;
import dev.blotter.command.Question;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.Quotation;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.BuyingPower;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Tries orders out: the same checks as placing them, and nothing is stored. */
@ApplicationScoped
public class OrderPreviews {
  private final CommandBus bus;
  private final OrderPlacement placement;
  private final DuplicateGuard duplicates;
  private final ReservationPolicy reservations;
  private final MarginPolicy margin;
  private final Prices prices;

  public OrderPreviews(CommandBus bus, TradingRules rules, Prices prices, Instruments instruments) {
    this.bus = bus;
    this.placement = new OrderPlacement(rules, prices, instruments);
    this.duplicates = new DuplicateGuard(rules);
    this.reservations = rules.reservations();
    this.margin = rules.margin();
    this.prices = prices;
  }

  /** What placing that order now would come to; empty where there is no such user. */
  public Uni<Optional<OrderPreview>> preview(PlaceOrder order, Instant now) {
    return bus.ask(order.userId(), question(order, now));
  }

  /** The same as a question to the write side. */
  Question<Optional<OrderPreview>> question(PlaceOrder order, Instant now) {
    var user = AggregateRef.user(order.userId());
    var portfolio = AggregateRef.portfolio(PortfolioId.of(order.userId()));
    return new Question<>() {
      @Override
      public Needs needs(States states) {
        return duplicates.needs(order, states);
      }

      @Override
      public Optional<OrderPreview> answer(States states) {
        return states
            .find(user, User.class)
            .flatMap(
                u ->
                    states
                        .find(portfolio, Portfolio.class)
                        .map(p -> preview(order, u, p, states, now)));
      }
    };
  }

  private OrderPreview preview(
      PlaceOrder order, User user, Portfolio portfolio, States states, Instant now) {
    return Validity.staleness(order.conditions().validUntil(), now)
        .or(() -> duplicates.refusal(order, states).map(Verdict.Refused::rejection))
        .map(reason -> refused(order, portfolio.account(), reason))
        .orElseGet(() -> assessed(order, user, portfolio, now));
  }

  private OrderPreview assessed(PlaceOrder order, User user, Portfolio portfolio, Instant now) {
    return switch (placement.assess(order, user, portfolio, now)) {
      case OrderPlacement.Outcome.Placed(var events, var reserved) ->
          accepted(portfolio.account(), reserved);
      case OrderPlacement.Outcome.Denied(var events, var reason) ->
          refused(order, portfolio.account(), reason);
      case OrderPlacement.Outcome.Malformed(var reason) ->
          refused(order, portfolio.account(), reason);
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
