package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.position.Fill;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Binds and frees what active orders need of an account: cash for purchases and for short sales,
 * quantity for sales of what is held. {@code locked} of a balance and what is to be closed of an
 * instrument are always the sums over the commitments.
 */
public final class Reservations {

  /**
   * An order as far as it binds an account.
   *
   * @param leaves what may still be executed
   * @param price what a unit is reserved at ({@link ReservationPolicy#price}), or null where none
   *     is known
   * @param closable of an order that may only reduce, how much there is for it to close, as far as
   *     that is known: else {@link Quantity#LARGEST}
   * @param executed what it has come to so far
   * @param intent what a new order asks for, as a text; null for one that stands already
   */
  public record Request(
      UUID orderId,
      Symbol symbol,
      Side side,
      Quantity leaves,
      @Nullable Price price,
      boolean reduceOnly,
      Quantity closable,
      Executed executed,
      @Nullable String intent) {

    /** What it needs, as a need of that order: of several, one binds for all. */
    Request of(UUID other) {
      return new Request(
          other, symbol, side, leaves, price, reduceOnly, closable, executed, intent);
    }

    /** The same where no more than that may still be executed. */
    public Request atMost(Quantity limit) {
      return new Request(
          orderId, symbol, side, leaves.min(limit), price, reduceOnly, closable, executed, intent);
    }

    /** The same where one that may only reduce has no more than that to close. */
    public Request closingAtMost(Quantity limit) {
      return new Request(orderId, symbol, side, leaves, price, reduceOnly, limit, executed, intent);
    }

    /** What it holds already. */
    Money bound(Portfolio portfolio) {
      return portfolio.commitment(orderId).map(Commitment::reserved).orElse(Money.zero(quote()));
    }

    /** What would be free if it held nothing. */
    Money free(Portfolio portfolio) {
      return portfolio.account().balance(quote()).free().plus(bound(portfolio));
    }

    /** The currency the instrument is quoted in. */
    Currency quote() {
      return executed.quote();
    }
  }

  private final ReservationPolicy policy;
  private final MarginPolicy margin;

  public Reservations(ReservationPolicy policy, MarginPolicy margin) {
    this.policy = policy;
    this.margin = margin;
  }

  /**
   * Binds what a new order needs, or says why the account cannot bear it.
   *
   * @param marks the prices known now, which open shorts hold cash by
   */
  public Decision<FundsReserved> place(Portfolio portfolio, Request request, Marks marks) {
    var need = Need.of(portfolio, request, policy);
    return Decision.unless(
        Checks.refusal(portfolio, request, need, margin, marks),
        () -> Decision.accept(reserve(portfolio, request, need)));
  }

  /**
   * Binds what a replacement needs while it is pending, and no less than what is bound (invariant
   * 36). Asking for less is never refused.
   *
   * @param request the order with its leaves and price as they would be
   * @param marks the prices known now, which open shorts hold cash by
   */
  public Decision<FundsReserved> replace(Portfolio portfolio, Request request, Marks marks) {
    var bound = portfolio.commitment(request.orderId());
    var need = Need.of(portfolio, request, policy);
    if (bound.isEmpty()) {
      return place(portfolio, request, marks);
    }
    var refusal =
        need.exceeds(bound.get())
            ? Checks.refusal(portfolio, request, need, margin, marks)
            : Optional.<Rejection>empty();
    return Decision.unless(
        refusal,
        () ->
            bind(portfolio, request, Need.of(bound.get()).or(need))
                .<Decision<FundsReserved>>map(Decision::accept)
                .orElse(Decision.nothing()));
  }

  /**
   * Binds what an order needs as it stands, after a replacement was confirmed or refused, a
   * restatement or a bust; where it may also come to stand otherwise, enough for each. It cannot be
   * refused, since it has happened: an account that is short of cash binds what is free. Empty
   * where nothing changes.
   *
   * @param others what would be needed then
   */
  public Optional<FundsReserved> restate(
      Portfolio portfolio, Request request, List<Request> others) {
    var all = Need.of(portfolio, request, policy);
    for (var other : others) {
      all = all.or(Need.of(portfolio, other.of(request.orderId()), policy));
    }
    return bind(portfolio, request, all.within(request.free(portfolio)));
  }

  private static Optional<FundsReserved> bind(Portfolio portfolio, Request request, Need need) {
    return portfolio.commitment(request.orderId()).filter(need::sameAs).isPresent()
        ? Optional.empty()
        : Optional.of(reserve(portfolio, request, need));
  }

  /**
   * Frees what an order needs no longer once it was filled; empty where it binds nothing.
   *
   * @param executed what the order has come to with this fill
   */
  public Optional<FundsReleased> fill(Portfolio portfolio, Fill fill, Executed executed) {
    return portfolio
        .commitment(fill.orderId())
        .map(
            bound -> {
              var leaves = bound.leaves().minusOrZero(fill.quantity());
              var kept = policy.kept(bound, leaves, fill.value(), executed);
              return release(portfolio, bound, leaves, kept);
            });
  }

  /** Frees all that an order binds, when it is over; empty where it binds nothing. */
  public Optional<FundsReleased> release(Portfolio portfolio, UUID orderId) {
    return portfolio
        .commitment(orderId)
        .map(bound -> release(portfolio, bound, Quantity.ZERO, none(bound)));
  }

  private static FundsReserved reserve(Portfolio portfolio, Request request, Need need) {
    var more = need.amount().minus(request.bound(portfolio));
    var after = portfolio.with(need.commitment(request)).account();
    return new FundsReserved(
        request.orderId(),
        request.symbol(),
        request.side(),
        need.leaves(),
        need.openingShort(),
        need.price(),
        request.reduceOnly(),
        need.amount(),
        after.closing().of(request.symbol(), request.side()),
        portfolio.account().balance(request.quote()).locking(more),
        request.intent());
  }

  private static Money none(Commitment bound) {
    return Money.zero(bound.reserved().currency());
  }

  private static FundsReleased release(
      Portfolio portfolio, Commitment bound, Quantity leaves, Money kept) {
    var released = bound.reserved().minus(kept);
    var after = portfolio.reduced(bound, leaves, kept).account();
    return new FundsReleased(
        bound.orderId(),
        bound.symbol(),
        bound.side(),
        leaves,
        released,
        kept,
        after.closing().of(bound.symbol(), bound.side()),
        after.balance(released.currency()).locking(released.negated()));
  }
}
