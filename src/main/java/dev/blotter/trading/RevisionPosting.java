package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.CycleHistory;
import dev.blotter.position.Cycles;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import dev.blotter.position.FillRange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a correction or a bust does to position and cash: as if the fill had been otherwise. */
final class RevisionPosting {
  private final TradePostings postings;

  RevisionPosting(TradePostings postings) {
    this.postings = postings;
  }

  /**
   * Books what the report changes.
   *
   * @return why the position cannot take a correction: nothing is booked then; empty where it is
   */
  Optional<Rejection> post(
      AccountDraft draft,
      Order order,
      VenueReport report,
      States states,
      Circumstances circumstances) {
    var account = draft.portfolio().account();
    var history = FillHistory.of(order, report, account, states);
    var replacement =
        report instanceof CorrectFill fix
            ? FillPosting.execution(order, fix, history.currency(), history.executedAt())
            : null;
    var refusal = refusal(history, replacement);
    if (refusal.isEmpty()) {
      var at = Objects.requireNonNullElse(report.transactTime(), circumstances.now());
      var revision = new Revision(history.execution(), replacement, report.execId(), at);
      enter(draft, order, history, revision, states, circumstances);
    }
    return refusal;
  }

  private static Optional<Rejection> refusal(FillHistory history, @Nullable Fill replacement) {
    return history.refusal().or(() -> range(history, replacement));
  }

  private static Optional<Rejection> range(FillHistory history, @Nullable Fill replacement) {
    return Optional.ofNullable(replacement)
        .flatMap(
            fill ->
                FillRange.refusal(
                    history.cycles().stream().map(CycleHistory::figures).toList(), fill.volume()));
  }

  private void enter(
      AccountDraft draft,
      Order order,
      FillHistory history,
      Revision revision,
      States states,
      Circumstances circumstances) {
    var account = draft.portfolio().account();
    var symbol = order.terms().symbol();
    var book = PositionStates.book(order.userId(), order.portfolioId(), account, symbol, states);
    var refold =
        Cycles.refold(book, history.cycles(), revision, () -> circumstances.newId(order.userId()));
    draft.post(postings.revise(draft.portfolio(), revision, refold));
    draft.add(refold.changes());
  }
}
