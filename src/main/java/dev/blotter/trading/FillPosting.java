package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.Traded;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.Fill;
import dev.blotter.position.FillRange;
import dev.blotter.position.PositionBook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a fill does to position and cash: one append with what it does to the order. */
final class FillPosting {
  private final TradePostings postings;

  FillPosting(TradePostings postings) {
    this.postings = postings;
  }

  /**
   * The currency that an execution is booked in. What is open may be held in another one than an
   * older order was placed in: a position is of one currency.
   */
  static Currency currency(Order order, Account account) {
    return account
        .heldIn(order.terms().symbol())
        .orElseGet(() -> order.quotedIn(account.baseCurrency()));
  }

  /**
   * Books all of the execution, however much was ordered.
   *
   * @return why the position cannot take it: nothing is booked then; empty where it is
   */
  Optional<Rejection> post(
      AccountDraft draft,
      Order order,
      RecordFill report,
      States states,
      Circumstances circumstances) {
    var account = draft.portfolio().account();
    var book = book(account, order, states);
    var at = Objects.requireNonNullElse(report.transactTime(), circumstances.now());
    var fill =
        execution(order, report, currency(order, account), at)
            .following(order.executions().notional());
    var refusal = FillRange.refusal(List.of(book.figures(fill.value().currency())), fill.volume());
    if (refusal.isEmpty()) {
      enter(draft, order, fill, book, circumstances);
    }
    return refusal;
  }

  private void enter(
      AccountDraft draft, Order order, Fill fill, PositionBook book, Circumstances circumstances) {
    var changes = book.apply(fill, () -> circumstances.newId(order.userId()));
    var charged = order.executions().charged(fill.value().currency());
    draft.post(postings.fill(draft.portfolio(), fill, charged, changes, book.after(changes)));
    draft.add(changes);
  }

  private static PositionBook book(Account account, Order order, States states) {
    return PositionStates.book(
        order.userId(), order.portfolioId(), account, order.terms().symbol(), states);
  }

  /** The whole execution as that report has it, as if it were the first of its order. */
  static Fill execution(Order order, Traded report, Currency quote, Instant executedAt) {
    return Fill.of(
        report.ref(),
        order.terms().symbol(),
        order.terms().side(),
        report.lastQty(),
        report.lastPx(),
        quote,
        Objects.requireNonNull(report.commission()),
        executedAt);
  }
}
