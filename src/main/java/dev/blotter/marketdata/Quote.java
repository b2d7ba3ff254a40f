package dev.blotter.marketdata;

import static java.util.Comparator.naturalOrder;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest prices of one instrument, in its quote currency, each with when it held: a feed may
 * tell one and not the others.
 *
 * @param bid what buyers offer, or null where that is not known
 * @param ask what sellers ask, or null where that is not known
 * @param last what was last paid, or null where that is not known
 */
public record Quote(Symbol symbol, @Nullable Mark bid, @Nullable Mark ask, @Nullable Mark last) {

  /** Prices of one moment; null where one is not known. */
  public Quote(
      Symbol symbol, @Nullable Price bid, @Nullable Price ask, @Nullable Price last, Instant at) {
    this(symbol, mark(bid, at), mark(ask, at), mark(last, at));
  }

  private static @Nullable Mark mark(@Nullable Price price, Instant at) {
    return price == null ? null : new Mark(price, at);
  }

  /** When the newest of them held; the epoch where none is known. */
  public Instant at() {
    return Stream.of(Stream.ofNullable(bid), Stream.ofNullable(ask), Stream.ofNullable(last))
        .flatMap(known -> known.map(Mark::at))
        .max(naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** What a long position is worth: the bid, else the last price. */
  public Optional<Mark> markLong() {
    return Optional.ofNullable(bid == null ? last : bid);
  }

  /** What a short position is worth: the ask, else the last price. */
  public Optional<Mark> markShort() {
    return Optional.ofNullable(ask == null ? last : ask);
  }

  /** What a purchase is likely to pay: the ask, else the last price. */
  public Optional<Price> toBuy() {
    return markShort().map(Mark::price);
  }
}
