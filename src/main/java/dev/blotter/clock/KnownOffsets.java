package dev.blotter.clock;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/**
 * What was found last, by reference. Says once when the clock has drifted too far from one, and
 * once when that is over; the same where a reference does not answer, or nothing can be recorded.
 */
@Singleton
final class KnownOffsets {

  private static final Logger LOG = Logger.getLogger(KnownOffsets.class);

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Known> last = new ConcurrentSkipListMap<>();
  private final Set<String> drifted = ConcurrentHashMap.newKeySet();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final long since = System.nanoTime();

  private record Known(ClockSample sample, long nanoTime) {}

  void found(ClockSample sample) {
    var reference = sample.reference();
    last.put(reference, new Known(sample, System.nanoTime()));
    switch (sample.verdict()) {
      case BEYOND -> {
        if (drifted.add(reference)) {
          LOG.warnf("the clock has drifted too far: %s", text(sample));
        }
      }
      case WITHIN -> {
        if (drifted.remove(reference)) {
          LOG.infof("the clock is as it should be again: %s", text(sample));
        }
      }
      case UNCERTAIN -> LOG.debugf("the clock may have drifted too far: %s", text(sample));
    }
  }

  void recorded(String reference) {
    if (silent.remove(reference)) {
      LOG.infof("the clock beside %s is on record again", reference);
    }
  }

  /** It was not found, or not recorded. */
  void missed(String reference, Throwable fault) {
    if (silent.add(reference)) {
      LOG.warnf("the clock beside %s is not on record: %s", reference, fault.getMessage());
    }
  }

  Iterable<ClockSample> samples() {
    return last.values().stream().map(Known::sample).toList();
  }

  Optional<ClockSample> sample(String reference) {
    return Optional.ofNullable(last.get(reference)).map(Known::sample);
  }

  /** Since the last sample, or since the start where there was none; by a clock nobody sets. */
  Duration age(String reference) {
    var known = last.get(reference);
    return Duration.ofNanos(System.nanoTime() - (known == null ? since : known.nanoTime));
  }

  private static String text(ClockSample sample) {
    return String.format(
        Locale.ROOT,
        "%s is %.3f ms ahead of %s, give or take %.3f ms, where %d ms are tolerated",
        sample.reference(),
        sample.reading().offset().toNanos() / NANOS_PER_MILLI,
        sample.node(),
        sample.reading().uncertainty().toNanos() / NANOS_PER_MILLI,
        sample.tolerance().toMillis());
  }
}
