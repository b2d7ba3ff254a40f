package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.Postings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads postings from the log and its archive in PostgreSQL. */
@ApplicationScoped
class PostgresPostings implements Postings {

  private final LimitedReads reads;

  PostgresPostings(Pool pool, SearchConfig config) {
    this.reads = new LimitedReads(pool, config);
  }

  @Override
  public Uni<List<EventRow>> page(Selection selection, @Nullable Place after, int limit) {
    return reads.run(PostingQuery.page(selection, after, limit)).map(EventRows::stored);
  }

  @Override
  public Uni<List<EventRow>> around(
      UUID userId, Collection<Instant> moments, Set<String> types, Collection<UUID> orders) {
    return moments.isEmpty()
        ? Uni.createFrom().item(List.of())
        : reads.run(PostingQuery.around(userId, moments, types, orders)).map(EventRows::stored);
  }
}
