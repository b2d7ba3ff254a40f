package dev.blotter.user;

import dev.blotter.kernel.Lane;
import dev.blotter.projection.Search;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code users}. What it answers may be behind the log; a read fence is the caller's. */
@ApplicationScoped
public class UserQueries {

  private final Pool pool;

  public UserQueries(Pool pool) {
    this.pool = pool;
  }

  public Uni<Optional<UserRow>> byId(UUID userId) {
    return search().where("lane = ?", Lane.of(userId)).where("id = ?", userId).one(pool);
  }

  /** The user with that e-mail address, whatever its case. */
  public Uni<Optional<UserRow>> byEmail(String email) {
    var normal = new PersonalData(email, "").normalEmail();
    return search().where("email = ?", normal).one(pool);
  }

  private static Search<UserRow> search() {
    return new Search<>(UserTable.TABLE);
  }
}
