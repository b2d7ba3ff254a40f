package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Currency;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Bookkeeping;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.position.PositionEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an account's money in one currency changed over time. What is recorded at one moment is one
 * change, as it is for whoever asks for that moment: a fill moves cash and position at once.
 */
public final class MoneyOverTime implements Telling<MoneyPoint> {

  private final MoneyPoints kept;
  private final @Nullable Currency asked;
  private final @Nullable Instant from;
  private @Nullable Account account;
  private @Nullable PositionSums positions;
  private @Nullable MoneyPoint opening;
  private @Nullable MoneyPoint next;
  private @Nullable MoneyFigures figures;
  private @Nullable MoneyFigures told;
  private long changes;

  private MoneyOverTime(@Nullable Currency asked, @Nullable Instant from, MoneyPoints kept) {
    this.asked = asked;
    this.from = from;
    this.kept = kept;
  }

  /**
   * So many changes that a chart of them looks the same, to be told in the end.
   *
   * @param asked the currency of the money, or null for the account's own
   * @param from where the time begins, or null for the account's beginning, which is {@code start}
   * @param to where it ends
   * @param most so many points, or two more
   */
  public static MoneyOverTime sampled(
      @Nullable Currency asked, @Nullable Instant from, Instant start, Instant to, int most) {
    return new MoneyOverTime(asked, from, new Samples(from == null ? start : from, to, most));
  }

  /**
   * Every change, to be told on the way.
   *
   * @param asked the currency of the money, or null for the account's own
   * @param from where the time begins, or null for the account's beginning
   */
  public static MoneyOverTime inFull(@Nullable Currency asked, @Nullable Instant from) {
    return new MoneyOverTime(asked, from, new EveryPoint());
  }

  @Override
  public Set<AggregateType> types() {
    return EnumSet.of(AggregateType.PORTFOLIO, AggregateType.POSITION);
  }

  @Override
  public void add(RecordedEvent event) {
    if (next != null && !next.at().equals(event.occurredAt())) {
      put(next);
      next = null;
    }
    apply(event);
    var now = now();
    if (now != null && !now.equals(figures)) {
      figures = now;
      next = new MoneyPoint(event.occurredAt(), now, event);
    }
  }

  private void apply(RecordedEvent event) {
    if (event.event() instanceof PortfolioEvent happened) {
      account = Bookkeeping.evolve(account, happened);
      positions = positions == null ? new PositionSums(shown(account)) : positions;
    } else if (event.event() instanceof PositionEvent moved && positions != null) {
      positions.put(event.aggregate().id(), moved.figures());
    }
  }

  private Currency shown(Account of) {
    return asked == null ? of.baseCurrency() : asked;
  }

  private @Nullable MoneyFigures now() {
    if (account == null || positions == null) {
      return null;
    }
    var balance = account.balance(shown(account));
    return new MoneyFigures(
        balance.total(), balance.locked(), positions.cost(), positions.realized());
  }

  /** What was so when the time began is told as of then. */
  private void put(MoneyPoint point) {
    if (point.figures().equals(told)) {
      return; // it changed and was changed back at the same moment
    }
    told = point.figures();
    if (from != null && !point.at().isAfter(from)) {
      opening = point.from(from);
    } else {
      open();
      keep(point);
    }
  }

  private void open() {
    if (opening != null) {
      keep(opening);
      opening = null;
    }
  }

  private void keep(MoneyPoint point) {
    changes++;
    kept.add(point);
  }

  @Override
  public List<MoneyPoint> told() {
    return kept.points();
  }

  @Override
  public List<MoneyPoint> rest() {
    if (next != null) {
      put(next);
      next = null;
    }
    open();
    return kept.points();
  }

  /** How many points there are in all, also those that are in no sample. */
  public long changes() {
    return changes;
  }

  /** What the figures are in; empty where there was no account yet. */
  public Optional<Currency> currency() {
    return Optional.ofNullable(account).map(this::shown);
  }

  /** The currencies of cash and positions that are not in the figures. */
  public List<String> otherCurrencies() {
    var others = new TreeSet<String>();
    if (account != null && positions != null) {
      others.add(account.baseCurrency().code());
      account.balances().keySet().forEach(currency -> others.add(currency.code()));
      others.addAll(positions.otherCurrencies());
      others.remove(shown(account).code());
    }
    return List.copyOf(others);
  }
}
