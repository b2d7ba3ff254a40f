package dev.blotter.stream.web;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.EventView;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Lane;
import dev.blotter.stream.Feed;
import dev.blotter.stream.Place;
import dev.blotter.stream.web.ChangesPage.ChangedAggregate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what has happened to a user, and what it changed. */
@ApplicationScoped
class Changes {

  static final String SINCE = "since";

  private final EventSearch search;
  private final LaneReader reader;
  private final ChangedState state;

  Changes(EventSearch search, LaneReader reader, ChangedState state) {
    this.search = search;
    this.reader = reader;
    this.state = state;
  }

  /** What comes after a cursor; a problem where the feed of the user has not given it. */
  Uni<ChangesPage> after(UUID userId, String since, int limit) {
    var feed = Feed.ofUser(userId);
    return search
        .cut()
        .map(cut -> Place.of(cut.positions()))
        .chain(
            now -> {
              var from =
                  feed.place(since, now)
                      .filter(place -> place.isWithin(now))
                      .orElseThrow(
                          () -> RequestProblem.cursor(SINCE, "is no cursor that this feed gave"));
              int lane = Lane.of(userId);
              var span = new LaneSpan(lane, from.at(lane), now.at(lane), Instant.EPOCH);
              return reader
                  .readOf(userId, span, limit + 1)
                  .chain(rows -> page(userId, now, rows, limit));
            });
  }

  private Uni<ChangesPage> page(UUID userId, Place end, List<EventRow> found, int limit) {
    boolean more = found.size() > limit;
    var rows = found.stream().limit(limit).toList();
    var place = more ? end.with(rows.getLast().lane(), rows.getLast().lanePosition()) : end;
    return state
        .after(userId, rows)
        .map(
            now ->
                new ChangesPage(
                    rows.stream().map(EventView::of).toList(),
                    aggregates(rows),
                    now.orders(),
                    now.positions(),
                    now.portfolio(),
                    Feed.ofUser(userId).cursor(place),
                    more));
  }

  private static List<ChangedAggregate> aggregates(List<EventRow> rows) {
    Map<UUID, ChangedAggregate> changed = new LinkedHashMap<>();
    for (var row : rows) {
      changed.put(
          row.aggregateId(),
          new ChangedAggregate(row.aggregateType(), row.aggregateId(), row.aggregateVersion()));
    }
    return List.copyOf(changed.values());
  }
}
