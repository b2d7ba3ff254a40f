package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.user.EmailClaim.Held;
import dev.blotter.user.EmailClaim.Taken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whoever fails must not take the address from whom it belongs to by then. */
class UserEmailsTest {
  @AutoClose private static final UsersOnDatabase db = new UsersOnDatabase();

  private final UUID user = UUID.randomUUID();
  private final EmailHash email = address();
  private final EmailHash other = address();

  @Test
  void a_request_that_fails_does_not_free_what_another_of_its_user_claimed() {
    var first = held(email, null);
    var second = held(email, null);
    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isFalse();
    get(db.emails.release(email, first.token()));
    assertThat(strangerGets(email)).isFalse();
  }

  @Test
  void a_claim_that_is_sent_again_since_its_answer_was_lost_is_as_new_as_the_first_time() {
    var wish = new UserEmails.Wish(user, email, null, UUID.randomUUID());
    assertThat(((Held) get(db.emails.claim(wish))).fresh()).isTrue();
    assertThat(((Held) get(db.emails.claim(wish))).fresh()).isTrue();
    assertThat(held(email, null).fresh()).isFalse();
  }

  @Test
  void an_address_that_was_given_up_and_taken_back_is_not_freed_late() {
    held(email, null);
    var change = held(other, email);
    held(email, other);
    get(db.emails.release(email, change.former()));
    assertThat(strangerGets(email)).isFalse();
  }

  @Test
  void an_address_that_was_given_up_is_free() {
    held(email, null);
    var change = held(other, email);
    get(db.emails.release(email, change.former()));
    assertThat(strangerGets(email)).isTrue();
  }

  @Test
  void a_claim_to_what_its_user_no_longer_has_is_free_after_a_minute() {
    var registered = id(db.register("left", "left@example.org"));
    var hash = EmailHash.of(db.master, new PersonalData("left@example.org", ""));
    get(db.users.updateProfile(registered, to("right@example.org"), submission("right")));
    get(db.emails.claim(registered, hash, null));
    assertThat(code(db.register("left2", "left@example.org"))).isEqualTo("EMAIL_TAKEN");
    db.sql("UPDATE user_emails SET claimed_at = claimed_at - interval '2 minutes'");
    assertThat(code(db.register("right2", "right@example.org"))).isEqualTo("EMAIL_TAKEN");
    assertThat(db.register("left3", "left@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void however_many_register_one_user_at_once_the_address_stays_taken() {
    for (int round = 0; round < 20; round++) {
      var address = "crowd" + round + "@example.org";
      var id = UUID.randomUUID();
      var prefix = "crowd-" + round + "-";
      var attempts =
          IntStream.range(0, 6).mapToObj(i -> registering(prefix + i, id, address)).toList();
      assertThat(results(attempts)).filteredOn(CommandResult.Done.class::isInstance).hasSize(1);
      assertThat(code(db.register(prefix + "late", address))).isEqualTo("EMAIL_TAKEN");
    }
  }

  @Test
  void however_a_user_s_changes_meet_the_address_in_the_end_is_taken_and_no_other() {
    for (int round = 0; round < 20; round++) {
      var a = "a" + round + "@example.org";
      var b = "b" + round + "@example.org";
      var id = id(db.register("meet-" + round, a));
      var prefix = "meet-" + round + "-";
      results(
          Stream.of(b, a, b, a, b)
              .map(
                  next ->
                      db.users.updateProfile(id, to(next), submission(prefix + UUID.randomUUID())))
              .toList());
      var now = get(db.owners.has(id, EmailHash.of(db.master, new PersonalData(a, "")))) ? a : b;
      assertThat(code(db.register(prefix + "late", now))).isEqualTo("EMAIL_TAKEN");
      db.sql("UPDATE user_emails SET claimed_at = claimed_at - interval '2 minutes'");
      assertThat(db.register(prefix + "other", now.equals(a) ? b : a))
          .isInstanceOf(CommandResult.Done.class);
    }
  }

  private Held held(EmailHash wanted, EmailHash instead) {
    return (Held) get(db.emails.claim(user, wanted, instead));
  }

  private static boolean strangerGets(EmailHash wanted) {
    return !(get(db.emails.claim(UUID.randomUUID(), wanted, null)) instanceof Taken);
  }

  private static Uni<CommandResult> registering(String key, UUID id, String address) {
    var data = new PersonalData(address, "Ada");
    return db.users.register(new Registration(id, data, "USD", "CASH"), submission(key));
  }

  private static List<CommandResult> results(List<Uni<CommandResult>> attempts) {
    return get(Uni.join().all(attempts).andFailFast());
  }

  private static ProfileChange to(String address) {
    return new ProfileChange(address, null, null);
  }

  private static EmailHash address() {
    return new EmailHash(Buffer.buffer(UUID.randomUUID().toString()));
  }
}
