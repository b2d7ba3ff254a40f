package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.projection.Window;
import dev.blotter.user.Erasure.Remainder;
import dev.blotter.user.UserCommand.EraseUser;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        get(db.register().newest(new Window(100, null, 0))).rows().stream()
            .filter(entry -> entry.userId().equals(user))
            .toList();
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().reason()).isEqualTo("asked for");
    assertThat(entries.getFirst().actor().id()).isEqualTo("ops");
    assertThat(entries.getFirst().keyFingerprint()).hasSize(64);
    assertThat(entries.getFirst().remains()).isEmpty();
  }

  @Test
  void a_key_that_comes_back_from_a_backup_goes_though_the_erasure_is_archived() {
    var user = id(db.register("k5", "five@example.org"));
    db.sql("CREATE TABLE backup AS SELECT * FROM user_keys WHERE user_id = '%s'".formatted(user));
    get(db.users.erase(user, "asked for", submission("k5b")));
    archiveEvents();
    db.sql("INSERT INTO user_keys SELECT * FROM backup; DROP TABLE backup");
    assertThat(remains(user)).containsExactly(Remainder.KEY);
    runJob();
    assertThat(get(db.keys.find(user))).isEmpty();
    assertThat(remains(user)).isEmpty();
  }

  /** Takes all events so far out of the log into its archive. */
  private static void archiveEvents() {
    db.sql(
        """
        SET session_replication_role = replica;
        CREATE TABLE archive.old (LIKE domain_events_default INCLUDING ALL);
        GRANT SELECT ON archive.old TO PUBLIC;
        WITH moved AS (DELETE FROM domain_events RETURNING *)
        INSERT INTO archive.old SELECT * FROM moved;
        INSERT INTO archived_partitions (name, from_time, to_time, row_count, lanes, file,
          content_sha256, file_sha256) VALUES ('old', now(), now(), 10, '{}', '', '', '');
        SELECT define_all_events()::text;
        RESET session_replication_role""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebuild", "retired"})
  void rows_of_a_rebuild_that_stands_still_are_forgotten_too(String schema) {
    var user = id(db.register("k6" + schema, schema + "6@example.org"));
    keepRow(schema, user);
    get(db.users.erase(user, "asked for", submission("k6b" + schema)));
    assertThat(personal(schema, user)).containsOnlyNulls();
    assertThat(remains(user)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebuild", "retired"})
  void what_a_rebuild_was_about_to_write_is_found_and_forgotten_by_the_next_run(String schema) {
    var user = id(db.register("k7" + schema, schema + "7@example.org"));
    get(db.users.erase(user, "asked for", submission("k7b" + schema)));
    keepRow(schema, user);
    assertThat(remains(user)).containsExactly(Remainder.READ_MODEL);
    runJob();
    assertThat(personal(schema, user)).containsOnlyNulls();
    assertThat(remains(user)).isEmpty();
  }

  @Test
  void statistics_show_an_erased_user_until_the_next_run() {
    var user = id(db.register("k9", "nine@example.org"));
    for (var other : List.of(user, UUID.randomUUID(), UUID.randomUUID())) {
      keepRow(other, "ada-" + other);
    }
    db.sql("ANALYZE users");
    assertThat(statisticsShow("ada-" + user)).isTrue();
    get(db.users.erase(user, "asked for", submission("k9b")));
    db.sql("UPDATE users SET email = NULL, name = NULL WHERE id = '%s'".formatted(user));
    runJob();
    assertThat(statisticsShow("ada-" + user)).isFalse();
  }

  @Test
  void statistics_that_are_younger_than_all_erasures_are_left_alone() {
    get(db.users.erase(id(db.register("k10", "ten@example.org")), "", submission("k10b")));
    db.sql(
        """
        SET session_replication_role = replica;
        UPDATE erasures SET erased_at = erased_at - interval '2 minutes';
        RESET session_replication_role""");
    keepRow(UUID.randomUUID(), "ada-10");
    keepRow(UUID.randomUUID(), "eve-10");
    db.sql("ANALYZE users; DELETE FROM users");
    runJob();
    assertThat(statisticsShow("ada-10")).isTrue();
  }

  private static void keepRow(UUID user, String name) {
    db.sql(
        """
        INSERT INTO users (lane, id, lane_position, version, email, name, status, is_active,
          is_erased, created_at, updated_at)
        VALUES (lane_of('%1$s'), '%1$s', 1, 1, '%2$s@example.org', '%2$s', 'ACTIVE', true, false,
          now(), now())"""
            .formatted(user, name));
  }

  private static boolean statisticsShow(String text) {
    return get(db.pool
            .preparedQuery(
                """
                    SELECT coalesce(bool_or(position($1 IN s::text) > 0), false) FROM pg_stats AS s
                    WHERE s.tablename = 'users'""")
            .execute(Tuple.of(text)))
        .iterator()
        .next()
        .getBoolean(0);
  }

  @Test
  void nobody_is_forgotten_who_is_not_in_the_register() {
    var user = id(db.register("k8", "eight@example.org"));
    keepRow("rebuild", user);
    db.sql("SELECT forget_in_shadow('%s')::text".formatted(user));
    assertThat(personal("rebuild", user)).doesNotContainNull();
  }

  /** Writes the row of a user as a rebuild does, and leaves it there. */
  private static void keepRow(String schema, UUID user) {
    db.sql(
        """
        DROP TABLE IF EXISTS retired.users;
        SELECT make_shadow('users')::text;
        INSERT INTO rebuild.users (lane, id, lane_position, version, personal_data, email, name,
          status, is_active, is_erased, created_at, updated_at)
        VALUES (lane_of('%1$s'), '%1$s', 1, 1, 'sealed', 'ada@example.org', 'Ada', 'ACTIVE', true,
          false, now(), now());
        ALTER TABLE rebuild.users SET SCHEMA %2$s"""
            .formatted(user, schema));
  }

  private static List<String> personal(String schema, UUID user) {
    var rows =
        get(
            db.pool
                .query(
                    "SELECT personal_data, email, name FROM %s.users WHERE id = '%s'"
                        .formatted(schema, user))
                .execute());
    var row = rows.iterator().next();
    return Arrays.asList(row.getString(0), row.getString(1), row.getString(2));
  }

  private static List<Remainder> remains(UUID user) {
    return get(db.register().newest(new Window(100, null, 0))).rows().stream()
        .filter(entry -> entry.userId().equals(user))
        .findFirst()
        .orElseThrow()
        .remains();
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
