package dev.blotter.projection;

/**
 * Events of a lane that follow on each other.
 *
 * @param above the position before the first of them
 * @param upTo the position of the last
 */
record Span(int lane, long above, long upTo) {

  long length() {
    return upTo - above;
  }

  boolean isWithin(Batch batch) {
    return lane == batch.lane() && above >= batch.after() && upTo <= batch.last();
  }
}
