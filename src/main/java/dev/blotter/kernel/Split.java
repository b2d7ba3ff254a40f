package dev.blotter.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A split of what is held. Prices are everybody's and know of none: what was quoted before one is
 * the price of an old unit.
 *
 * @param at when it was told: what was quoted before is of old units, what is quoted from then on
 *     of new ones
 * @param ratio what it gave for what it took
 */
public record Split(Instant at, Ratio ratio) {

  /** How many are told apart. */
  static final int MOST = 16;

  /**
   * Those splits and then this one; where they are too many, the two oldest count as one.
   *
   * @param before the oldest first, or null where there was none
   */
  public List<Split> after(@Nullable List<Split> before) {
    List<Split> all = new ArrayList<>(before == null ? List.<Split>of() : before);
    all.add(this);
    if (all.size() > MOST) {
      var first = all.removeFirst();
      var second = all.removeFirst();
      all.addFirst(new Split(second.at, first.ratio.then(second.ratio)));
    }
    return List.copyOf(all);
  }

  /**
   * What splits have made of a unit of that moment by now.
   *
   * @param splits all of them, or null where there was none
   */
  public static Ratio since(Instant moment, @Nullable List<Split> splits) {
    return splits == null
        ? Ratio.ONE
        : splits.stream()
            .filter(split -> moment.isBefore(split.at))
            .map(Split::ratio)
            .reduce(Ratio.ONE, Ratio::then);
  }
}
