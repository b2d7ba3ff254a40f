package dev.blotter.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the log: a lane and a position within it, written {@code lane.position}. Position 0 is
 * before the first event.
 */
public record LanePosition(int lane, long position) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,2})\\.(\\d{1,18})");

  public LanePosition {
    Lane.checked(lane);
    if (position < 0) {
      throw new IllegalArgumentException("negative position: " + position);
    }
  }

  /** The place that text names, or empty where it names none. */
  public static Optional<LanePosition> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches() || Integer.parseInt(match.group(1)) >= Lane.COUNT) {
      return Optional.empty();
    }
    var lane = Integer.parseInt(match.group(1));
    return Optional.of(new LanePosition(lane, Long.parseLong(match.group(2))));
  }

  @Override
  public String toString() {
    return lane + "." + position;
  }
}
