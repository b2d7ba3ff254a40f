package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Lane;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.RecordFill;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.Fill;
import java.util.Objects;

/** What a fill does to position and cash: one append with what it does to the order. */
final class FillPosting {
  private final TradePostings postings;

  FillPosting(TradePostings postings) {
    this.postings = postings;
  }

  void post(
      AccountDraft draft, Order order, RecordFill report, States states, Circumstances world) {
    var account = draft.portfolio().account();
    var symbol = order.terms().symbol();
    var book = PositionStates.book(order.userId(), order.portfolioId(), account, symbol, states);
    var fill =
        Fill.of(
            order.orderId(),
            report.venue(),
            report.execId(),
            symbol,
            order.terms().side(),
            report.lastQty(),
            report.lastPx(),
            symbol.quotedIn(account.baseCurrency()),
            Objects.requireNonNull(report.commission()),
            Objects.requireNonNullElse(report.transactTime(), world.now()));
    int lane = Lane.of(order.userId());
    var changes = book.apply(fill, () -> world.ids().next(lane, world.now()));
    draft.post(postings.fill(draft.portfolio(), fill, changes, book.after(changes)));
    draft.position(changes);
  }
}
