package dev.blotter.reconcile;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.Unsettled;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The postings of a cash book, added up, beside the balances that its events say. */
final class CashSum {

  private static final PortfolioAggregate AGGREGATE = new PortfolioAggregate();
  private static final String MODEL = "portfolios";

  private @Nullable Account account;
  private @Nullable Portfolio portfolio;
  private final Tally total = new Tally();
  private final Tally trades = new Tally();
  private final Tally commissions = new Tally();

  void add(PortfolioEvent event) {
    account = Bookkeeping.evolve(account, event);
    portfolio = AGGREGATE.evolve(portfolio, event);
    switch (event) {
      case CashDeposited e -> post(e.amount());
      case CashWithdrawn e -> post(e.amount().negated());
      case TradeCashPosted e -> trade(e.holding().symbol().value(), e.amount());
      case HoldingAdjusted e -> trade(e.holding().symbol().value(), e.cashInLieu());
      case CommissionCharged e -> {
        post(e.amount().negated());
        commissions.add(e.amount().currency().code(), e.amount().amount());
      }
      case FeeCharged e -> post(e.amount().negated());
      case DividendPosted e -> post(e.amount());
      default -> {}
    }
  }

  private void post(Money amount) {
    total.add(amount.currency().code(), amount.amount());
  }

  private void trade(String symbol, Money amount) {
    post(amount);
    trades.add(symbol + " " + amount.currency(), amount.amount());
  }

  /** Where the account stands by what its events say. */
  Account account() {
    return begun(account);
  }

  /** What active orders bind. */
  Collection<Commitment> commitments() {
    return begun(portfolio).commitments().values();
  }

  private static <T> T begun(@Nullable T state) {
    if (state == null) {
      throw new IllegalStateException("nothing has happened to it");
    }
    return state;
  }

  /** The cash of trades and fractions, by symbol and currency. */
  Tally trades() {
    return trades;
  }

  /** By currency. */
  Tally commissions() {
    return commissions;
  }

  void check(Breaks breaks) {
    var locked = new Tally();
    commitments().stream()
        .map(Commitment::reserved)
        .forEach(held -> locked.add(held.currency().code(), held.amount()));
    var unsettled = new Tally();
    account()
        .unsettled()
        .all()
        .map(Unsettled::amount)
        .forEach(amount -> unsettled.add(amount.currency().code(), amount.amount()));
    breaks.equal(Rule.CASH, MODEL, "balances/total", total, balances(Balance::total));
    breaks.equal(Rule.LOCKED, MODEL, "balances/locked", locked, balances(Balance::locked));
    breaks.equal(
        Rule.UNSETTLED, MODEL, "balances/unsettled", unsettled, balances(Balance::unsettled));
    var closing = account().closing();
    breaks.equal(Rule.CLOSING, MODEL, "closing/buy", closing(Side.BUY), tally(closing.buy()));
    breaks.equal(Rule.CLOSING, MODEL, "closing/sell", closing(Side.SELL), tally(closing.sell()));
  }

  private Tally closing(Side side) {
    var sums = new Tally();
    commitments().stream()
        .filter(order -> order.side() == side)
        .forEach(order -> sums.add(order.symbol().value(), order.closing().value()));
    return sums;
  }

  private static Tally tally(Map<Symbol, Quantity> quantities) {
    var sums = new Tally();
    quantities.forEach((symbol, quantity) -> sums.add(symbol.value(), quantity.value()));
    return sums;
  }

  private Tally balances(Function<Balance, Money> part) {
    var balances = new Tally();
    account()
        .balances()
        .forEach((currency, of) -> balances.add(currency.code(), part.apply(of).amount()));
    return balances;
  }
}
