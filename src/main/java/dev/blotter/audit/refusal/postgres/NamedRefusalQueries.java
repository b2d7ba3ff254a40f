package dev.blotter.audit.refusal.postgres;

import dev.blotter.audit.refusal.RefusalCriteria;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.TimeSpan;
import dev.blotter.projection.Search;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the record of refusals is searched by. */
@Singleton
public final class NamedRefusalQueries implements NamedQueries {

  private static final NamedQuery OF_USER =
      search(
          "refusals-of-user",
          "Refused commands whose path names a user, newest first",
          Map.of("user_id", NamedQuery.EXAMPLE_ID),
          v -> new RefusalCriteria(v.get("user_id", UUID.class), null, null, TimeSpan.ALL));

  private static final NamedQuery OF_ACTOR =
      search(
          "refusals-of-actor",
          "Commands that were refused to the subject of a token, newest first",
          Map.of("actor", "trader-1"),
          v -> new RefusalCriteria(null, v.get("actor", String.class), null, TimeSpan.ALL));

  private static final NamedQuery OF_CODE =
      search(
          "refusals-of-code",
          "Commands that were refused with a code, newest first",
          Map.of("code", "FORBIDDEN"),
          v -> new RefusalCriteria(null, null, v.get("code", String.class), TimeSpan.ALL));

  private static final NamedQuery NEWEST =
      search(
          "refusals-newest",
          "Refused commands, newest first",
          Map.of(),
          v -> new RefusalCriteria(null, null, null, TimeSpan.ALL));

  @Override
  public List<NamedQuery> named() {
    return List.of(OF_USER, OF_ACTOR, OF_CODE, NEWEST);
  }

  private static NamedQuery search(
      String name,
      String purpose,
      Map<String, Object> example,
      Function<Values, RefusalCriteria> criteria) {
    return Search.newest(
        name, purpose, example, "at", v -> PostgresRefusals.search(criteria.apply(v)));
  }
}
