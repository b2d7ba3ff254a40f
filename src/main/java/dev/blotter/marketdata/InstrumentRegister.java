package dev.blotter.marketdata;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All instruments in memory, so that an order is decided without a round trip. What this node is
 * told it knows at once, what others are told within about a second ({@link InstrumentSync}).
 */
@ApplicationScoped
public class InstrumentRegister implements Instruments {

  /** A version is committed after its time was drawn; one is looked for again this long after. */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private static final int ATTEMPTS = 5;

  private final ConcurrentNavigableMap<Symbol, Instrument> known = new ConcurrentSkipListMap<>();
  private final InstrumentTable table;
  private final TradedCurrencies traded;
  private volatile OffsetDateTime seen = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  InstrumentRegister(InstrumentTable table, TradedCurrencies traded) {
    this.table = table;
    this.traded = traded;
  }

  /** What becomes of what is told. */
  public sealed interface Told {
    /** It stands like this now; as before, where that was told already. */
    record Known(Instrument instrument) implements Told {}

    /** It cannot be, and nothing is stored. */
    record Refused(Rejection reason) implements Told {}
  }

  @Override
  public Optional<Instrument> find(Symbol symbol) {
    return Optional.ofNullable(known.get(symbol));
  }

  /**
   * Those that this node knows, by their symbols.
   *
   * @param after the last one seen, or null for the first page
   */
  public List<Instrument> list(Predicate<Instrument> which, @Nullable Symbol after, int limit) {
    var rest = after == null ? known : known.tailMap(after, false);
    return rest.values().stream().filter(which).limit(limit).toList();
  }

  /** What was told of an instrument before that version, the newest first. */
  public Uni<List<Instrument>> versions(Symbol symbol, int before, int limit) {
    return table.before(symbol, before, limit);
  }

  /**
   * Adds a version that says this, unless the last one does.
   *
   * @param expected the versions of which the last one must be one; null for any
   */
  public Uni<Told> tell(
      Symbol symbol, InstrumentTerms terms, @Nullable ExpectedVersions expected, Actor by) {
    return attempt(new InstrumentTelling(symbol, terms, expected), by, ATTEMPTS);
  }

  private Uni<Told> attempt(InstrumentTelling telling, Actor by, int attempts) {
    return attempts == 0
        ? refused(InstrumentTelling.contended())
        : table.last(telling.symbol()).chain(last -> after(last, telling, by, attempts));
  }

  private Uni<Told> after(
      Optional<Instrument> last, InstrumentTelling telling, Actor by, int attempts) {
    var refusal = telling.refusal(last.orElse(null));
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    if (last.filter(known -> known.terms().equals(telling.terms())).isPresent()) {
      return Uni.createFrom().item(() -> learned(last.get()));
    }
    return last.isPresent()
        ? add(telling, last.get().version() + 1, by, attempts)
        : first(telling, by, attempts);
  }

  private Uni<Told> first(InstrumentTelling telling, Actor by, int attempts) {
    return traded
        .of(telling.symbol())
        .map(telling::refusal)
        .chain(
            refusal ->
                refusal.isPresent() ? refused(refusal.get()) : add(telling, 1, by, attempts));
  }

  private Uni<Told> add(InstrumentTelling telling, int version, Actor by, int attempts) {
    return table
        .add(telling.symbol(), version, telling.terms(), by)
        .chain(
            added ->
                added.isPresent()
                    ? Uni.createFrom().item(() -> learned(added.get()))
                    : attempt(telling, by, attempts - 1));
  }

  private static Uni<Told> refused(Rejection reason) {
    return Uni.createFrom().item(new Told.Refused(reason));
  }

  private Told learned(Instrument told) {
    learn(told);
    return new Told.Known(told);
  }

  private void learn(Instrument told) {
    known.merge(told.symbol(), told, (a, b) -> a.version() < b.version() ? b : a);
  }

  /** Takes in what is in the database and was not seen yet; at first that is all. */
  public Uni<Void> refresh() {
    return Uni.createFrom()
        .deferred(() -> table.changedAfter(seen.minus(OVERLAP)))
        .invoke(this::learn)
        .replaceWithVoid();
  }

  private void learn(List<Instrument> changes) {
    changes.forEach(this::learn);
    if (!changes.isEmpty()) {
      seen = changes.getLast().changedAt().atOffset(ZoneOffset.UTC);
    }
  }
}
