package dev.blotter.user;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.projection.Search;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code users}. What it answers may be behind the log; a read fence is the caller's. */
@ApplicationScoped
public class UserQueries implements NamedQueries {

  private static final String BY_EMAIL =
      """
      select ue1_0.id,ue1_0.block_reason,ue1_0.created_at,ue1_0.email,ue1_0.is_erased,\
      ue1_0.hold_reason,ue1_0.lane,ue1_0.lane_position,ue1_0.name,ue1_0.personal_data,\
      ue1_0.status,ue1_0.updated_at,\
      ue1_0.version from users ue1_0 where ue1_0.email=$1 offset $2 rows fetch first $3 rows only""";

  /** Nobody's; the domain is reserved for examples (RFC 2606). */
  private static final String NOBODY = "nobody@example.com";

  private final UserRepository users;
  private final Pool pool;

  UserQueries(UserRepository users, Pool pool) {
    this.users = users;
    this.pool = pool;
  }

  /** The read that is asked for most goes straight to the SQL client. */
  public Uni<Optional<UserRow>> byId(UUID userId) {
    return searchById(userId).one(pool);
  }

  /** The user with that e-mail address, whatever its case. */
  @WithSession
  public Uni<Optional<UserRow>> byEmail(String email) {
    return users
        .find("email", normal(email))
        .firstResult()
        .map(found -> Optional.ofNullable(found).map(UserEntity::row));
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "user-by-id",
            "One user",
            Map.of("user_id", NamedQuery.EXAMPLE_ID),
            values -> searchById(values.get("user_id", UUID.class)).one()),
        // Takes no address: what is explained stands in the server's log where it takes long.
        new NamedQuery(
            "user-by-email",
            "The user with an e-mail address, in whatever case; explained with one that nobody has",
            Map.of(),
            values -> selectByEmail(NOBODY)));
  }

  private static Search<UserRow> searchById(UUID userId) {
    return new Search<>(UserTable.TABLE).where("lane = ?", Lane.of(userId)).where("id = ?", userId);
  }

  /** The words are Hibernate's; a test compares them with what the server is sent. */
  private static Statement selectByEmail(String email) {
    return new Statement(BY_EMAIL, List.of(normal(email), 0, 1));
  }

  private static String normal(String email) {
    return new PersonalData(email, "").normalEmail();
  }
}
