package dev.blotter.bench.load;

import dev.blotter.bench.load.Request.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests that were due within some time. */
public final class Slice {

  private static final int DIGITS = 3;

  private final Map<Kind, Histogram> accepted = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> shedOfKind = new EnumMap<>(Kind.class);
  private final Map<Integer, Long> others = new TreeMap<>();
  private final Histogram shed = new Histogram(DIGITS);
  private long withoutRetryAfter;

  Slice() {
    for (var kind : Kind.values()) {
      accepted.put(kind, new Histogram(DIGITS));
    }
  }

  void add(Request request, Answer answer, long took) {
    if (answer.isSuccess()) {
      accepted.get(request.kind()).recordValue(took);
    } else if (answer.status() == 503 || answer.status() == 429) {
      shed.recordValue(took);
      shedOfKind.merge(request.kind(), 1L, Long::sum);
      withoutRetryAfter += answer.header("Retry-After") == null ? 1 : 0;
    } else {
      others.merge(answer.status(), 1L, Long::sum);
    }
  }

  void add(Slice other) {
    other.accepted.forEach((kind, times) -> accepted.get(kind).add(times));
    other.shedOfKind.forEach((kind, number) -> shedOfKind.merge(kind, number, Long::sum));
    other.others.forEach((status, number) -> others.merge(status, number, Long::sum));
    shed.add(other.shed);
    withoutRetryAfter += other.withoutRetryAfter;
  }

  /**
   * In nanoseconds, of answers of success: from when it was to be sent to the end of its answer.
   */
  public Histogram accepted(Kind kind) {
    return accepted.get(kind);
  }

  /** The same of those that were told to come again, by 503 or 429. */
  public Histogram shed() {
    return shed;
  }

  /** How many of that kind were told to come again. */
  public long shed(Kind kind) {
    return shedOfKind.getOrDefault(kind, 0L);
  }

  /** How many of these were not told when. */
  public long withoutRetryAfter() {
    return withoutRetryAfter;
  }

  /** How often each status was answered that is neither a success nor one of these. */
  public Map<Integer, Long> others() {
    return others;
  }
}
