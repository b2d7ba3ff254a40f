package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.eventlog.SnapshotMacs;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.eventlog.postgres.PostgresSnapshots;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.projection.Window;
import dev.blotter.user.UserEvent.LegalHoldPlaced;
import dev.blotter.user.UserEvent.UserErased;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A legal hold and an erasure of the same user, one after the other and at once. */
class LegalHoldTest {
  @AutoClose private static final UsersOnDatabase db = new UsersOnDatabase();

  @Test
  void a_refused_erasure_takes_neither_key_nor_address_nor_stands_in_the_register() {
    var user = id(db.register("h1", "held@example.org"));
    get(db.users.placeHold(user, "claim 7", submission("h1b")));
    assertThat(code(get(db.users.erase(user, "asked for", submission("h1c")))))
        .isEqualTo("LEGAL_HOLD");
    assertThat(get(db.keys.find(user))).isPresent();
    assertThat(code(db.register("h1d", "held@example.org"))).isEqualTo("EMAIL_TAKEN");
    assertThat(registered(user)).isFalse();
  }

  @Test
  void a_hold_stands_though_somebody_puts_a_state_without_it_into_the_database() {
    var user = id(db.register("h5", "forged@example.org"));
    get(db.users.placeHold(user, "claim 8", submission("h5b")));
    var free = PackedJson.of(new User(UserStatus.ACTIVE, false, "", null));
    var forged = new Snapshot(AggregateRef.user(user), 2, new UserAggregate().shape(), free);
    get(new PostgresSnapshots(db.pool, SnapshotMacs.ANOTHERS).save(forged));
    try (var node = new UsersOnDatabase(db.pool, db.pool, () -> {})) {
      assertThat(code(get(node.users.erase(user, "asked for", submission("h5c")))))
          .isEqualTo("LEGAL_HOLD");
    }
    assertThat(get(db.keys.find(user))).isPresent();
  }

  @Test
  void of_a_hold_and_an_erasure_at_once_the_log_has_one_and_the_other_is_refused() {
    int held = 0;
    for (int round = 0; round < 40; round++) {
      var user = id(db.register("r" + round, "race" + round + "@example.org"));
      var place = db.users.placeHold(user, "claim", submission("place" + round));
      var erase = db.users.erase(user, "asked for", submission("erase" + round));
      var results =
          get(
              Uni.join()
                  .all(round % 2 == 0 ? List.of(place, erase) : List.of(erase, place))
                  .andCollectFailures());
      var placed = results.get(round % 2);
      var erased = results.get(1 - round % 2);
      held += check(user, placed, erased) ? 1 : 0;
    }
    assertThat(held).isPositive();
  }

  /** True where the hold won. */
  private static boolean check(UUID user, CommandResult placed, CommandResult erased) {
    var events = get(db.log.readStream(AggregateRef.user(user), 0, 10));
    var last = events.getLast().event();
    assertThat(events).hasSize(2);
    if (last instanceof LegalHoldPlaced) {
      assertThat(placed).isInstanceOf(CommandResult.Done.class);
      assertThat(code(erased)).isEqualTo("LEGAL_HOLD");
      assertThat(get(db.keys.find(user))).isPresent();
      assertThat(registered(user)).isFalse();
      return true;
    }
    assertThat(last).isInstanceOf(UserErased.class);
    assertThat(erased).isInstanceOf(CommandResult.Done.class);
    assertThat(code(placed)).isEqualTo("USER_ERASED");
    assertThat(get(db.keys.find(user))).isEmpty();
    assertThat(registered(user)).isTrue();
    return false;
  }

  @Test
  void finishing_an_erasure_that_the_log_does_not_have_destroys_nothing() {
    var user = id(db.register("h2", "kept@example.org"));
    get(db.erasures.finish(user));
    assertThat(get(db.keys.find(user))).isPresent();
    assertThat(code(db.register("h2b", "kept@example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void who_was_erased_is_never_given_a_key_again() {
    var user = id(db.register("h3", "gone@example.org"));
    get(db.users.erase(user, "asked for", submission("h3b")));
    assertThat(code(db.register("h3c", user, "back@example.org"))).isEqualTo("USER_EXISTS");
    assertThat(get(db.keys.find(user))).isEmpty();
  }

  @Test
  void a_key_that_comes_back_from_a_backup_shows_in_the_register() {
    var user = id(db.register("h4", "backup@example.org"));
    db.sql("CREATE TABLE backup AS SELECT * FROM user_keys WHERE user_id = '%s'".formatted(user));
    get(db.users.erase(user, "asked for", submission("h4b")));
    assertThat(entry(user).remains()).isEmpty();
    db.sql("INSERT INTO user_keys SELECT * FROM backup");
    assertThat(entry(user).remains()).containsExactly(Erasure.Remainder.KEY);
    get(new ErasureJob(db.erasures, new KeyInFile(Path.of("none"), false)).run());
    assertThat(entry(user).remains()).isEmpty();
  }

  private static boolean registered(UUID user) {
    return entries().stream().anyMatch(entry -> entry.userId().equals(user));
  }

  private static Erasure entry(UUID user) {
    return entries().stream().filter(e -> e.userId().equals(user)).findFirst().orElseThrow();
  }

  private static List<Erasure> entries() {
    return get(new ErasureQueries(db.pool).newest(new Window(1000, null, 0))).rows();
  }
}
