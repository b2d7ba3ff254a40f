package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.projection.Window;
import dev.blotter.user.UserCommand.EraseUser;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ErasureJobTest {
  @AutoClose private static final UsersOnDatabase db = new UsersOnDatabase();

  @Test
  void an_erasure_that_a_crash_interrupted_is_finished_by_the_next_run() {
    var user = id(db.register("k1", "one@example.org"));
    logErasure(user);
    assertThat(get(db.keys.find(user))).isPresent();
    assertThat(code(db.register("k1b", "one@example.org"))).isEqualTo("EMAIL_TAKEN");
    runJob();
    assertThat(get(db.keys.find(user))).isEmpty();
    assertThat(db.register("k1c", "one@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void an_erasure_whose_key_is_gone_and_whose_address_is_not_is_finished() {
    var user = id(db.register("k2", "two@example.org"));
    logErasure(user);
    db.sql("DELETE FROM user_keys WHERE user_id = '%s'".formatted(user));
    runJob();
    assertThat(db.register("k2b", "two@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void an_interrupted_erasure_is_in_the_register_once_it_is_finished() {
    var user = id(db.register("k4", "four@example.org"));
    logErasure(user);
    runJob();
    runJob();
    var entries =
        get(new ErasureQueries(db.database.pool()).newest(new Window(100, null, 0))).rows().stream()
            .filter(entry -> entry.userId().equals(user))
            .toList();
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().reason()).isEqualTo("asked for");
    assertThat(entries.getFirst().actor().id()).isEqualTo("ops");
    assertThat(entries.getFirst().keyFingerprint()).hasSize(64);
    assertThat(entries.getFirst().remains()).isEmpty();
  }

  @Test
  void a_user_who_is_not_erased_keeps_key_and_address() {
    var user = id(db.register("k3", "three@example.org"));
    get(db.users.close(user, "bye", submission("k3b")));
    runJob();
    assertThat(get(db.keys.find(user))).isPresent();
    assertThat(code(db.register("k3c", "three@example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void more_than_a_batch_is_finished_in_one_run() {
    for (int i = 0; i < 120; i++) {
      logErasure(id(db.register("many" + i, "many" + i + "@example.org")));
    }
    runJob();
    assertThat(get(db.erasures.unfinished(1))).isEmpty();
  }

  private static void runJob() {
    get(new ErasureJob(db.erasures, new KeyInFile(Path.of("none"), false)).run());
  }

  /** All of an erasure that is in the log, as if the process had died right after. */
  private static void logErasure(UUID user) {
    var submission = submission("erase" + user);
    get(
        db.bus.submit(
            new CommandRequest<>(
                new EraseUser(user, "asked for"),
                user,
                submission.commandId(),
                "fingerprint",
                submission.origin(),
                submission.receivedAt())));
  }
}
