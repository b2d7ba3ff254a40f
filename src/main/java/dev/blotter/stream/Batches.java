package dev.blotter.stream;

import dev.blotter.stream.FeedWindow.Entry;
import dev.blotter.stream.FeedWindow.Mark;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows in the window, written once for all readers of one kind who are at the same place.
 * For one round of one event loop.
 */
final class Batches {

  /** A batch ends once it has so many bytes. */
  private static final int CHUNK = 64 * 1024;

  private static final int MOST = 1_000;

  private final FeedWindow window;
  private final Map<Key, Batch> made = new HashMap<>();
  private final Map<Long, List<Entry>> read = new HashMap<>();

  Batches(FeedWindow window) {
    this.window = window;
  }

  private record Key(Feed feed, Format format, long after) {}

  /**
   * What follows a place for readers of a kind; null where a part of it is gone.
   *
   * @param at where they are
   */
  @Nullable Batch after(Mark at, Feed feed, Format format) {
    var key = new Key(feed, format, at.number());
    var known = made.get(key);
    if (known != null) {
      return known;
    }
    var entries = entries(at.number());
    if (entries == null) {
      return null;
    }
    var batch = write(entries, at, feed, format);
    made.put(key, batch);
    return batch;
  }

  private @Nullable List<Entry> entries(long after) {
    var known = read.get(after);
    if (known == null) {
      known = window.after(after, MOST);
      if (known != null) {
        read.put(after, known);
      }
    }
    return known;
  }

  private static Batch write(List<Entry> entries, Mark at, Feed feed, Format format) {
    var out = new ByteArrayOutputStream();
    int events = 0;
    int seen = 0;
    var cursor = at.cursor();
    for (var entry : entries) {
      var event = entry.event();
      if (feed.takes(event)) {
        var user = feed.userId();
        format.event(
            out, user == null ? entry.cursor() : Cursors.ofUser(user, event.position()), event);
        events++;
      }
      seen++;
      cursor = entry.cursor();
      if (out.size() >= CHUNK) {
        break;
      }
    }
    return new Batch(Bytes.of(out), events, at.number() + seen, cursor);
  }
}
