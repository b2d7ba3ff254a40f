package dev.blotter.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, numbered as this node came to know them, each once for all readers. Bounded:
 * the oldest make room, and whoever still wanted them reads the log. Thread-safe.
 */
final class FeedWindow {

  /** What an event needs besides its JSON, in bytes, roughly. */
  private static final int OVERHEAD = 500;

  private static final int CAPACITY = 1 << 15;

  private final @Nullable Entry[] entries = new @Nullable Entry[CAPACITY];
  private final long limit;
  private long first = 1;
  private long last;
  private long bytes;
  private Place place = Place.BEGINNING;
  private String cursor = Cursors.ofAll(place);

  /**
   * @param limit of all that is kept, in bytes
   */
  FeedWindow(long limit) {
    this.limit = limit;
  }

  /**
   * An event with the place that a reader of all is at when it has it.
   *
   * @param cursor of that place in the feed of all
   */
  record Entry(FeedEvent event, String cursor) {
    int size() {
      return event.json().length() + cursor.length() + OVERHEAD;
    }
  }

  /**
   * A number and the place that a reader is at who has everything up to it.
   *
   * @param cursor of the place in the feed of all
   */
  record Mark(long number, Place place, String cursor) {}

  /** Forgets everything; the next event comes after that place. */
  synchronized void reset(Place from) {
    Arrays.fill(entries, null);
    last++; // so that whoever was up to date is not taken to be so any more
    first = last + 1;
    bytes = 0;
    place = from;
    cursor = Cursors.ofAll(from);
  }

  /** Events that follow in their lanes, with the place after all of them. */
  record Following(List<Entry> entries, Place place) {}

  /** Gives events their cursors; only one at a time may follow. */
  Following follow(List<FeedEvent> events) {
    var positions = end().place().positions();
    List<Entry> following = new ArrayList<>(events.size());
    for (var event : events) {
      positions[event.lane()] = event.position();
      following.add(new Entry(event, Cursors.ofAll(Place.of(positions))));
    }
    return new Following(following, Place.of(positions));
  }

  synchronized void append(Following following) {
    following.entries().forEach(this::keep);
    place = following.place();
    cursor = following.entries().getLast().cursor();
  }

  private void keep(Entry entry) {
    last++;
    if (last - first >= CAPACITY) {
      forgetFirst();
    }
    entries[index(last)] = entry;
    bytes += entry.size();
    while (bytes > limit && first < last) {
      forgetFirst();
    }
  }

  private void forgetFirst() {
    var oldest = entries[index(first)];
    bytes -= oldest == null ? 0 : oldest.size();
    entries[index(first)] = null;
    first++;
  }

  synchronized Mark end() {
    return new Mark(last, place, cursor);
  }

  /** Whether all that follows that number is still here. */
  synchronized boolean holdsAllAfter(long number) {
    return number >= first - 1;
  }

  /** What follows that number, at most so much; null where a part of it is gone. */
  synchronized @Nullable List<Entry> after(long number, int most) {
    if (!holdsAllAfter(number)) {
      return null;
    }
    List<Entry> found = new ArrayList<>();
    for (long next = number + 1; next <= last && found.size() < most; next++) {
      var entry = entries[index(next)];
      if (entry != null) {
        found.add(entry);
      }
    }
    return found;
  }

  private static int index(long number) {
    return (int) (number & (CAPACITY - 1));
  }
}
