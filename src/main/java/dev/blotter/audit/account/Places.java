package dev.blotter.audit.account;

import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.Window.Keyset;
import java.util.Comparator;
import java.util.UUID;

/** Compares the places of rows in a list by time and id as the database does. */
final class Places {

  /** The database takes an id for bytes without a sign. */
  private static final Comparator<UUID> IDS =
      (one, other) -> {
        int high =
            Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
      };

  /** The oldest first. */
  static final Comparator<Keyset> ORDER =
      Comparator.comparing(Keyset::at).thenComparing(Keyset::id, IDS);

  /** The same from that end. */
  static Comparator<Keyset> from(TimeOrder order) {
    return order == TimeOrder.OLDEST_FIRST ? ORDER : ORDER.reversed();
  }

  private Places() {}
}
