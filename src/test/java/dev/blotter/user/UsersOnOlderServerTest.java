package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.blotter.command.CommandResult;
import dev.blotter.database.OlderServer;
import dev.blotter.user.EmailClaim.Held;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where the machine has no PostgreSQL that is older than the one the service brings. */
class UsersOnOlderServerTest {
  @TempDir private Path temp;
  private OlderServer server;
  private UsersOnDatabase db;

  @BeforeEach
  void start() throws Exception {
    var found = OlderServer.start(temp.resolve("data"));
    assumeThat(found).isPresent();
    server = found.get();
    db = new UsersOnDatabase(server.pool(), server.pool(), () -> {});
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void users_register_and_change_their_addresses_and_a_claim_says_whether_it_is_new() {
    var ada = id(db.register("ada", "ada@example.org"));
    assertThat(code(db.register("eve", "ada@example.org"))).isEqualTo("EMAIL_TAKEN");
    var change = new ProfileChange("ada@example.com", null, null);
    assertThat(get(db.users.updateProfile(ada, change, submission("moved"))))
        .isInstanceOf(CommandResult.Done.class);
    assertThat(db.register("eve-2", "ada@example.org")).isInstanceOf(CommandResult.Done.class);

    var hash = new EmailHash(Buffer.buffer("somebody's"));
    var first = (Held) get(db.emails.claim(ada, hash, null));
    var again = (Held) get(db.emails.claim(ada, hash, null));
    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(get(db.emails.claim(UUID.randomUUID(), hash, null)))
        .isInstanceOf(EmailClaim.Taken.class);
  }
}
