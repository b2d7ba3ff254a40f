package dev.blotter.database;

import dev.blotter.database.IndexUse.Advice;
import dev.blotter.database.IndexUse.Bloat;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges an index among the others. */
final class IndexAdvice {

  private static final double MUCH_BLOAT = 0.5;
  // Below that a rebuild costs more attention than it gives room.
  private static final long WORTH_A_REBUILD = 16L << 20;

  private IndexAdvice() {}

  static List<IndexUse> of(List<IndexFacts> all) {
    return all.stream().map(index -> of(index, all)).toList();
  }

  private static IndexUse of(IndexFacts index, List<IndexFacts> all) {
    var redundantTo = redundantTo(index, all).orElse(null);
    var bloat = bloat(index);
    boolean unused = index.scans() == 0;
    var advice = advice(index, redundantTo, bloat);
    return new IndexUse(
        index.table(),
        index.name(),
        index.definition(),
        index.partitions(),
        index.enforces(),
        index.primary(),
        index.scans(),
        index.tuplesRead(),
        index.bytes(),
        index.since() == null ? null : index.since().toInstant(),
        index.lastScan() == null ? null : index.lastScan().toInstant(),
        unused,
        redundantTo,
        bloat,
        advice,
        reason(advice, index, redundantTo));
  }

  /** The widest of those that cover it: dropping several in turn must not drop the last. */
  private static Optional<String> redundantTo(IndexFacts index, List<IndexFacts> all) {
    return all.stream()
        .filter(index::isCoveredBy)
        .max(Comparator.comparingInt(other -> other.key().size()))
        .map(IndexFacts::name);
  }

  private static @Nullable Bloat bloat(IndexFacts index) {
    var expected = index.expectedBytes();
    if (expected == null) {
      return null;
    }
    long bytes = Math.max(0, index.bytes() - expected);
    double ratio = index.bytes() == 0 ? 0 : (double) bytes / index.bytes();
    return new Bloat(bytes, Math.round(ratio * 1000) / 1000.0);
  }

  private static Advice advice(
      IndexFacts index, @Nullable String redundantTo, @Nullable Bloat bloat) {
    if (redundantTo != null) {
      return Advice.DROP;
    }
    if (bloat != null && bloat.ratio() > MUCH_BLOAT && bloat.bytes() > WORTH_A_REBUILD) {
      return Advice.REBUILD;
    }
    return index.scans() == 0 && !index.enforces() ? Advice.WATCH : Advice.KEEP;
  }

  private static String reason(Advice advice, IndexFacts index, @Nullable String redundantTo) {
    return switch (advice) {
      case DROP -> "every search that it serves is served by " + redundantTo + " too";
      case REBUILD -> "more than half of it seems to be empty room";
      case WATCH -> "no query has used it since " + since(index.since()) + "; drop what rests long";
      case KEEP -> index.enforces() ? "it enforces a rule" : "queries use it";
    };
  }

  private static String since(@Nullable OffsetDateTime since) {
    return since == null ? "there is the database" : since.toString();
  }
}
