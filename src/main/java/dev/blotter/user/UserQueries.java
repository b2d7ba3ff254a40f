package dev.blotter.user;

import dev.blotter.kernel.Lane;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code users}. What it answers may be behind the log; a read fence is the caller's. */
@ApplicationScoped
public class UserQueries {

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
    return one(users.find("email", new PersonalData(email, "").normalEmail()));
  }

  private static Uni<Optional<UserRow>> one(PanacheQuery<UserEntity> query) {
    return query.firstResult().map(found -> Optional.ofNullable(found).map(UserEntity::row));
  }
}
