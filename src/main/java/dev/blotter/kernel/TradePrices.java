package dev.blotter.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was paid last for an instrument, as far back as is remembered, so that a trade that never
 * was leaves the price before it. What is told of a trade comes to the same in whatever order it is
 * told. Immutable.
 *
 * @param trades the latest first, those that never were included; of one moment the one told last
 */
public record TradePrices(List<Trade> trades) {

  /** How many trades are remembered; once all of them were busted, no price is known. */
  public static final int REMEMBERED = 16;

  /**
   * How many are remembered beside them that never were. More of one instrument are not told of
   * within the moments in which nodes tell each other; one that is forgotten might come back.
   */
  public static final int WITHDRAWN = 256;

  public static final TradePrices NONE = new TradePrices(List.of());

  private static final Comparator<Trade> LATEST_FIRST = Comparator.comparing(Trade::at).reversed();

  /**
   * What is known of one trade.
   *
   * @param id names it for good; empty for a price that was quoted and not traded at here
   * @param price null for a trade that never was
   */
  public record Trade(String id, @Nullable Price price, Instant at) {}

  public TradePrices {
    trades = List.copyOf(trades);
  }

  /** The last price that was paid and still holds; empty where none is known. */
  public Optional<Mark> last() {
    return trades.stream()
        .flatMap(trade -> Stream.ofNullable(trade.price).map(price -> new Mark(price, trade.at)))
        .findFirst();
  }

  /** With a trade; one that never was stays so. */
  public TradePrices paid(String id, Price price, Instant at) {
    return and(List.of(new Trade(id, price, at)));
  }

  /**
   * Once that trade turns out never to have been.
   *
   * @param at when it is said, for a trade that is not known
   */
  public TradePrices withdrawn(String id, Instant at) {
    return and(List.of(new Trade(id, null, find(id).map(Trade::at).orElse(at))));
  }

  /**
   * Once that trade turns out to have been at another price, when it was. One that is not
   * remembered is too old to matter.
   *
   * @param as the id that it has from now on
   * @param at when it is said
   */
  public TradePrices corrected(String id, String as, Price price, Instant at) {
    var rest = withdrawn(id, at);
    return find(id)
        .filter(trade -> trade.price != null)
        .map(trade -> rest.paid(as, price, trade.at))
        .orElse(rest);
  }

  /** With all that is known elsewhere. */
  public TradePrices and(TradePrices other) {
    return and(other.trades);
  }

  private TradePrices and(List<Trade> told) {
    Map<String, Trade> byId = new LinkedHashMap<>();
    Stream.concat(told.stream(), trades.stream())
        .forEach(trade -> byId.merge(trade.id, trade, TradePrices::truer));
    var all = new ArrayList<>(byId.values());
    all.sort(LATEST_FIRST);
    return new TradePrices(newest(all));
  }

  /** What never was takes no room from what was paid. */
  private static List<Trade> newest(List<Trade> latestFirst) {
    int paid = 0;
    int withdrawn = 0;
    List<Trade> newest = new ArrayList<>();
    for (var trade : latestFirst) {
      if (trade.price == null ? withdrawn++ < WITHDRAWN : paid++ < REMEMBERED) {
        newest.add(trade);
      }
    }
    return newest;
  }

  private static Trade truer(Trade one, Trade other) {
    if (one.price == null || other.price == null) {
      return one.price == null ? one : other;
    }
    return one.at.isBefore(other.at) ? other : one;
  }

  private Optional<Trade> find(String id) {
    return trades.stream().filter(trade -> trade.id.equals(id)).findFirst();
  }
}
