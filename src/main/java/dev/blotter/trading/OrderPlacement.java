package dev.blotter.trading;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.Quotation;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.Reservations;
import dev.blotter.user.User;
import dev.blotter.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may be placed. The first check that fails names the reason, in this order: the
 * form of the terms, the user's status, the other rules about terms, the instrument and its own
 * rules, the largest quantity, the largest value, how many orders may be active, and last what the
 * account can bear (reduce-only, quantity held, reference price, buying power).
 */
final class OrderPlacement {

  /**
   * What is known of a symbol for one account.
   *
   * @param quotation what its orders are priced in, or null where nobody knows, so that they are
   *     refused
   */
  record Quoted(Optional<Instrument> instrument, @Nullable Quotation quotation) {

    /** Of an order that was not refused. */
    Currency currency() {
      return Objects.requireNonNull(quotation).currency();
    }
  }

  private final OrderDecider orders;
  private final Reservations reservations;
  private final OrderRequests requests;
  private final OrderLimits limits;
  private final TradingRules rules;
  private final Prices prices;
  private final Instruments instruments;

  OrderPlacement(TradingRules rules, Prices prices, Instruments instruments) {
    this.orders = new OrderDecider(rules.orders());
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.limits = new OrderLimits(rules, requests);
    this.rules = rules;
    this.prices = prices;
    this.instruments = instruments;
  }

  Assessment assess(PlaceOrder command, Trader trader, Instant now) {
    var portfolio = trader.portfolio();
    var quoted = quoted(command.terms().symbol(), portfolio.account());
    return switch (initialize(command, quoted, trader, now)) {
      case Decision.Rejected<OrderEvent>(var reason) when !denies(reason) ->
          new Assessment.Malformed(reason);
      case Decision.Rejected<OrderEvent>(var reason) -> denied(command, quoted, reason, now);
      case Decision.Accepted<OrderEvent>(var events) ->
          reserved(command, quoted, events, portfolio, now);
    };
  }

  /** Looked for once: each order says by which version of its instrument it was decided. */
  Quoted quoted(Symbol symbol, Account account) {
    var instrument = instruments.find(symbol);
    return new Quoted(instrument, Quotations.of(symbol, instrument, account).orElse(null));
  }

  /** What all rules come to but those about what the account can bear. */
  Decision<OrderEvent> initialize(PlaceOrder command, Quoted quoted, Trader trader, Instant now) {
    var id = PortfolioId.of(command.userId());
    var decision = orders.initialize(command, id, quoted.quotation(), now);
    var reason =
        switch (decision) {
          case Decision.Rejected<OrderEvent>(var form) when !denies(form) -> Optional.of(form);
          case Decision.Rejected<OrderEvent>(var rule) ->
              stopped(command, trader).or(() -> Optional.of(rule));
          case Decision.Accepted<OrderEvent>(var events) ->
              refusal(command, quoted.instrument(), trader);
        };
    return Decision.unless(reason, () -> decision);
  }

  private Optional<Rejection> refusal(
      PlaceOrder command, Optional<Instrument> instrument, Trader trader) {
    var asked = Asked.placing(command.orderId(), command.terms(), trader.portfolio());
    return stopped(trader.user(), asked)
        .or(() -> instrumentIsUnknown(command.terms().symbol(), instrument))
        .or(() -> limits.refusal(asked, instrument))
        .or(() -> limits.tooMany(trader.portfolio()));
  }

  /** What such an order is priced in, or empty where nobody knows. */
  Optional<Quotation> quotation(Symbol symbol, Account account) {
    return Optional.ofNullable(quoted(symbol, account).quotation());
  }

  private Assessment reserved(
      PlaceOrder command,
      Quoted quoted,
      List<OrderEvent> events,
      Portfolio portfolio,
      Instant now) {
    var request = requests.placing(command.orderId(), command.terms(), quoted.currency());
    return switch (reservations.place(portfolio, request, prices)) {
      case Decision.Rejected<FundsReserved>(var reason) -> denied(command, quoted, reason, now);
      case Decision.Accepted<FundsReserved>(var reserved) ->
          Assessment.placed(changes(command, events), command.userId(), reserved.getFirst());
    };
  }

  private Assessment denied(PlaceOrder command, Quoted quoted, Rejection reason, Instant now) {
    return new Assessment.Denied(deny(command, quoted, reason, now).toList(), reason);
  }

  /** The record of an order that is denied for that reason. */
  Stream<Change> deny(PlaceOrder command, Quoted quoted, Rejection reason, Instant now) {
    var id = PortfolioId.of(command.userId());
    return changes(command, orders.deny(command, id, quoted.quotation(), reason, now));
  }

  /** Those events as changes of that order. */
  static Stream<Change> changes(PlaceOrder command, List<OrderEvent> events) {
    var order = AggregateRef.order(command.orderId());
    return events.stream().map(event -> Change.of(order, event));
  }

  private static Optional<Rejection> stopped(PlaceOrder command, Trader trader) {
    var asked = Asked.placing(command.orderId(), command.terms(), trader.portfolio());
    return stopped(trader.user(), asked);
  }

  private static Optional<Rejection> stopped(User user, Asked asked) {
    return halted(user).or(() -> closeOnly(user, asked));
  }

  /** Who is blocked or closed does not trade; a blocked one may still cancel. */
  static Optional<Rejection> halted(User user) {
    return user.status() == UserStatus.TRADING_BLOCKED || user.status() == UserStatus.CLOSED
        ? Optional.of(
            Rejection.of(
                OrderRejection.TRADING_HALTED,
                "The user's trading is halted.",
                Map.of("user_status", user.status().name())))
        : Optional.empty();
  }

  /** Some may only make positions smaller. */
  static Optional<Rejection> closeOnly(User user, Asked asked) {
    return user.status() != UserStatus.CLOSE_ONLY || asked.onlyCloses()
        ? Optional.empty()
        : Optional.of(
            Rejection.of(
                OrderRejection.TRADING_CLOSE_ONLY,
                "The user's positions may only be made smaller.",
                asked.quantities()));
  }

  private Optional<Rejection> instrumentIsUnknown(Symbol symbol, Optional<Instrument> instrument) {
    if (symbol.isPair() && symbol.quote().isEmpty()) {
      return unknown("The instrument is not quoted in a known currency.");
    }
    return rules.knownInstrumentsOnly() && instrument.isEmpty()
        ? unknown("Nobody has told how the instrument is traded.")
        : Optional.empty();
  }

  private static Optional<Rejection> unknown(String message) {
    return Optional.of(Rejection.ofField(TradingRejection.INSTRUMENT_NOT_FOUND, "symbol", message));
  }

  /** The limits that hold for what an order is to be replaced by, too. */
  Optional<Rejection> exceedsLimits(Asked asked) {
    return limits.refusal(asked, instruments.find(asked.terms().symbol()));
  }

  /** False where what was asked for is malformed, so that nothing is recorded. */
  static boolean denies(Rejection reason) {
    RejectionCode code = reason.code();
    return !(code instanceof OrderRejection rejection) || rejection.denies();
  }
}
