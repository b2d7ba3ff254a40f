package dev.blotter.user;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code users}. What it answers may be behind the log; a read fence is the submission's. */
@ApplicationScoped
public class UserQueries implements NamedQueries {

  private static final String SELECT =
      """
      select ue1_0.id,ue1_0.block_reason,ue1_0.created_at,ue1_0.email,ue1_0.is_erased,ue1_0.lane,\
      ue1_0.lane_position,ue1_0.name,ue1_0.personal_data,ue1_0.status,ue1_0.updated_at,\
      ue1_0.version from users ue1_0""";

  private final UserRepository users;

  UserQueries(UserRepository users) {
    this.users = users;
  }

  @WithSession
  public Uni<Optional<UserRow>> byId(UUID userId) {
    // With the lane the primary key's index can be used.
    return one(users.find("lane = ?1 and id = ?2", Lane.of(userId), userId));
  }

  /** The user with that e-mail address, whatever its case. */
  @WithSession
  public Uni<Optional<UserRow>> byEmail(String email) {
    return one(users.find("email", normal(email)));
  }

  /** The words are Hibernate's; a test compares them with what the server is sent. */
  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "user-by-id",
            "One user",
            Map.of("user_id", NamedQuery.EXAMPLE_ID),
            values -> selectById(values.get("user_id", UUID.class))),
        new NamedQuery(
            "user-by-email",
            "The user with an e-mail address, in whatever case",
            Map.of("email", "ada@example.com"),
            values -> selectByEmail(values.get("email", String.class))));
  }

  private static Statement selectById(UUID userId) {
    return new Statement(
        SELECT + " where ue1_0.lane=$1 and ue1_0.id=$2 offset $3 rows fetch first $4 rows only",
        List.of(Lane.of(userId), userId, 0, 1));
  }

  private static Statement selectByEmail(String email) {
    return new Statement(
        SELECT + " where ue1_0.email=$1 offset $2 rows fetch first $3 rows only",
        List.of(normal(email), 0, 1));
  }

  private static String normal(String email) {
    return new PersonalData(email, "").normalEmail();
  }

  private static Uni<Optional<UserRow>> one(PanacheQuery<UserEntity> query) {
    return query.firstResult().map(found -> Optional.ofNullable(found).map(UserEntity::row));
  }
}
