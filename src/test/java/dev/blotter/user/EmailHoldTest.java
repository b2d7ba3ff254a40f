package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandRequest;
import dev.blotter.command.CommandResult;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Lane;
import dev.blotter.user.UserCommand.RegisterUser;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A command that waits does not outlive the claim to its address. */
class EmailHoldTest {
  @AutoClose private static final UsersOnDatabase db = new UsersOnDatabase();

  private final UUID user = UUID.randomUUID();

  @Test
  void a_registration_is_stored_while_its_address_is_kept_for_it() {
    var registered = get(submit(Instant.now().plusSeconds(20)));
    assertThat(registered).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void nothing_is_stored_of_one_whose_lane_others_had_until_it_was_no_longer_kept() {
    var until = Instant.now().plusMillis(500);
    var connection = get(db.pool.getConnection());
    get(
        connection
            .query(
                "BEGIN; SELECT pg_advisory_xact_lock('lanes'::regclass::oid::integer, %d)"
                    .formatted(Lane.of(user)))
            .execute());
    var pending = submit(until).subscribeAsCompletionStage();
    Awaitility.await().until(() -> Instant.now().isAfter(until.plusMillis(100)));
    get(connection.query("ROLLBACK").execute());
    get(connection.close());
    assertThat(code(get(Uni.createFrom().completionStage(pending)))).isEqualTo("EMAIL_HOLD_LAPSED");
    assertThat(get(db.log.readStream(AggregateRef.user(user), 0, 10))).isEmpty();
  }

  @Test
  void one_that_was_too_late_from_the_start_is_not_appended_either() {
    assertThat(code(get(submit(Instant.now().minusMillis(1))))).isEqualTo("EMAIL_HOLD_LAPSED");
  }

  private Uni<CommandResult> submit(Instant until) {
    var register = new RegisterUser(user, "sealed", "USD", "CASH", new EmailHold(until));
    var sent = submission("register-" + user);
    return db.bus.submit(
        new CommandRequest<>(
            register, user, sent.commandId(), "same", sent.origin(), sent.receivedAt()));
  }
}
