package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a user's cash book. Every posting carries the balance after it, and what an
 * order binds how much all active orders of its side are then to close of its instrument.
 */
public sealed interface PortfolioEvent extends DomainEvent {

  record PortfolioOpened(Currency baseCurrency, AccountType accountType)
      implements PortfolioEvent {}

  /**
   * @param reference what names the payment elsewhere
   */
  record CashDeposited(String reference, Money amount, Balance balance) implements PortfolioEvent {}

  /**
   * @param reference what names the payment elsewhere
   * @param amount what was paid out, positive
   */
  record CashWithdrawn(String reference, Money amount, Balance balance) implements PortfolioEvent {}

  /**
   * A withdrawal was denied; the balance is as it was.
   *
   * @param amount what was asked for
   * @param code why, as errors have it
   */
  record WithdrawalRejected(String reference, Money amount, String code, Balance balance)
      implements PortfolioEvent {}

  /**
   * An order holds funds, or holds another amount than before.
   *
   * @param quantity the order's leaves; zero for an exit that goes on though its group has nothing
   *     left to close
   * @param openingShort how much of a sale is not covered by what is held; of an order that may
   *     only reduce, how much more it leaves than there is to close
   * @param reservePrice what one unit is reserved at, or null where nothing is reserved
   * @param reserved what this order holds from now on, not the difference
   * @param closing what active orders of that side are to close of that instrument, this one's
   *     share included
   * @param intent what a new order asks for, as a text that is the same for orders for the same;
   *     null where an order that stood already holds another amount
   */
  record FundsReserved(
      UUID orderId,
      Symbol symbol,
      Side side,
      Quantity quantity,
      Quantity openingShort,
      @Nullable Price reservePrice,
      boolean reduceOnly,
      Money reserved,
      Quantity closing,
      Balance balance,
      @Nullable String intent)
      implements PortfolioEvent {}

  /**
   * An order holds less than before.
   *
   * @param released the difference
   * @param reserved what it still holds
   * @param leaves what it still leaves to be executed; zero once it is over
   * @param closing what active orders of that side are still to close of that instrument
   */
  record FundsReleased(
      UUID orderId,
      Symbol symbol,
      Side side,
      Quantity leaves,
      Money released,
      Money reserved,
      Quantity closing,
      Balance balance)
      implements PortfolioEvent {}

  /**
   * A fill, its correction or its bust moved cash.
   *
   * @param venue where it took place: {@code execId} is unique only there
   * @param amount what was added to the cash: negative for a purchase, without commission
   * @param holding what is held of the instrument afterwards
   * @param settlesAt when the amount settles, or null where it has settled at once
   */
  record TradeCashPosted(
      UUID orderId,
      String venue,
      String execId,
      Money amount,
      Holding holding,
      @Nullable Instant settlesAt,
      Balance balance)
      implements PortfolioEvent {

    /** The report that moved it. */
    public ExecutionRef ref() {
      return new ExecutionRef(orderId, venue, execId);
    }
  }

  /** A commission was taken, or given back where the amount is negative. */
  record CommissionCharged(UUID orderId, String venue, String execId, Money amount, Balance balance)
      implements PortfolioEvent {}

  /** A fee that belongs to no fill. */
  record FeeCharged(String reference, Money amount, Balance balance) implements PortfolioEvent {}

  record DividendPosted(String reference, Symbol symbol, Money amount, Balance balance)
      implements PortfolioEvent {}

  /**
   * A holding changed by other than a fill (split, commission in kind, reconciliation).
   *
   * @param cashInLieu what was paid for fractions; zero where nothing was
   */
  record HoldingAdjusted(String reason, Holding holding, Money cashInLieu, Balance balance)
      implements PortfolioEvent {}

  /**
   * Amounts due by then are settled.
   *
   * @param amount what of the cash may be paid out from now on and could not before
   */
  record CashSettled(Instant dueBy, Money amount, Balance balance) implements PortfolioEvent {}

  /**
   * What the account was worth at some moment.
   *
   * @param day the trading day it counts for
   * @param closes whether that day was over; else it is valued again once it is
   * @param cash all currencies in the base currency, or null where one had no rate
   * @param longValue what is held, in the base currency, or null where a price or rate was missing
   * @param shortValue what is owed, negative; null likewise
   * @param equity cash and holdings, or null where any of them is
   * @param flows deposits less withdrawals since the last valuation that had an equity, or since
   *     the account was opened; in the base currency at the rates of this moment, or null where a
   *     currency had none
   * @param unpriced the instruments without a price
   * @param unconverted the currencies without a rate
   */
  record PortfolioValued(
      LocalDate day,
      boolean closes,
      Instant at,
      @Nullable Money cash,
      @Nullable Money longValue,
      @Nullable Money shortValue,
      @Nullable Money equity,
      @Nullable Money flows,
      List<Symbol> unpriced,
      List<Currency> unconverted)
      implements PortfolioEvent {
    public PortfolioValued {
      unpriced = List.copyOf(unpriced);
      unconverted = List.copyOf(unconverted);
    }

    /** The last day that needs no valuation any more: of one that goes on, the day before. */
    LocalDate closedDay() {
      return closes ? day : day.minusDays(1);
    }
  }
}
