package dev.blotter.trading;

import dev.blotter.command.CommandBus;
import dev.blotter.command.Needs;
import dev.blotter.command.Question;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.PlaceGroup;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.BuyingPower;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Tries orders out: the same checks as placing them, and nothing is stored. */
@ApplicationScoped
public class OrderPreviews {
  private final CommandBus bus;
  private final OrderPlacement placement;
  private final GroupPlacement groups;
  private final ReservationPolicy reservations;
  private final MarginPolicy margin;
  private final Prices prices;

  public OrderPreviews(CommandBus bus, TradingRules rules, Prices prices) {
    this.bus = bus;
    this.placement = new OrderPlacement(rules, prices);
    this.groups = new GroupPlacement(rules, prices);
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
    return question(order.userId(), (user, portfolio) -> preview(order, user, portfolio, now));
  }

  /** The same as a question to the write side. */
  Question<Optional<OrderPreview>> question(PlaceGroup group, Instant now) {
    return question(group.userId(), (user, portfolio) -> preview(group, user, portfolio, now));
  }

  private static Question<Optional<OrderPreview>> question(
      UUID userId, BiFunction<User, Portfolio, OrderPreview> preview) {
    var user = AggregateRef.user(userId);
    var portfolio = OrderStates.book(userId);
    return new Question<>() {
      @Override
      public Needs needs(States states) {
        return Needs.states(user, portfolio);
      }

      @Override
      public Optional<OrderPreview> answer(States states) {
        return states
            .find(user, User.class)
            .flatMap(u -> states.find(portfolio, Portfolio.class).map(p -> preview.apply(u, p)));
      }
    };
  }

  private OrderPreview preview(PlaceOrder order, User user, Portfolio portfolio, Instant now) {
    return switch (placement.assess(order, user, portfolio, now)) {
      case OrderPlacement.Outcome.Placed(var events, var reserved) ->
          accepted(portfolio.account(), reserved);
      case OrderPlacement.Outcome.Denied(var events, var reason) ->
          refused(order, portfolio.account(), reason);
      case OrderPlacement.Outcome.Malformed(var reason) ->
          refused(order, portfolio.account(), reason);
    };
  }

  private OrderPreview preview(PlaceGroup group, User user, Portfolio portfolio, Instant now) {
    var account = portfolio.account();
    return switch (groups.assess(group, user, portfolio, now)) {
      case GroupPlacement.Outcome.Placed(var changes, var reserved) -> accepted(account, reserved);
      case GroupPlacement.Outcome.Denied(var changes, var reason) ->
          refused(group.first(), account, reason);
      case GroupPlacement.Outcome.Malformed(var reason) -> refused(group.first(), account, reason);
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

  private static Currency quote(PlaceOrder order, Account account) {
    var symbol = order.terms().symbol().value();
    return Currency.find(symbol.substring(symbol.indexOf('/') + 1))
        .filter(currency -> symbol.indexOf('/') >= 0)
        .orElse(account.baseCurrency());
  }
}
