package dev.blotter.user;

import static dev.blotter.user.UsersOnDatabase.code;
import static dev.blotter.user.UsersOnDatabase.get;
import static dev.blotter.user.UsersOnDatabase.id;
import static dev.blotter.user.UsersOnDatabase.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.user.PersonalDataReader.Encrypted;
import dev.blotter.user.UserEvent.UserRegistered;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UsersTest {
  @AutoClose private static final UsersOnDatabase db = new UsersOnDatabase();

  @Test
  void a_registration_opens_the_portfolio_in_the_same_append() {
    var user = id(db.register("k1", "one@example.org"));
    var first = get(db.log.readStream(AggregateRef.user(user), 0, 10)).getFirst();
    var opened =
        get(db.log.readStream(AggregateRef.portfolio(PortfolioId.of(user)), 0, 10)).getFirst();
    assertThat(opened.commandId()).isEqualTo(first.commandId());
    assertThat(opened.position().position()).isEqualTo(first.position().position() + 1);
  }

  @Test
  void personal_data_is_stored_encrypted_and_can_be_read_with_the_key() {
    var user = id(db.register("k2", "two@example.org"));
    var sealed = sealed(user);
    assertThat(sealed).doesNotContain("two@example.org");
    assertThat(opened(user, sealed)).contains(new PersonalData("two@example.org", "Ada Lovelace"));
  }

  @Test
  void a_retry_finds_the_user_that_the_first_attempt_made() {
    var first = id(db.register("k3", "three@example.org"));
    var again = db.register("k3", "three@example.org");
    assertThat(id(again)).isEqualTo(first);
    assertThat(((CommandResult.Done) again).replayed()).isTrue();
    assertThat(get(db.log.readStream(AggregateRef.user(first), 0, 10))).hasSize(1);
  }

  @Test
  void an_address_in_use_is_taken_whatever_its_case() {
    db.register("k4", "four@example.org");
    assertThat(code(db.register("k4b", "FOUR@Example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void a_key_cannot_be_used_again_for_another_address() {
    db.register("k5", "five@example.org");
    assertThat(code(db.register("k5", "other5@example.org"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void an_id_cannot_be_registered_twice_and_the_second_address_stays_free() {
    var id = UUID.randomUUID();
    db.register("k6", id, "six@example.org");
    assertThat(code(db.register("k6b", id, "six.b@example.org"))).isEqualTo("USER_EXISTS");
    assertThat(db.register("k6c", "six.b@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void of_many_who_want_the_same_address_at_once_one_gets_it() {
    List<Uni<CommandResult>> attempts =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    db.users.register(
                        new Registration(
                            null, new PersonalData("seven@example.org", "S"), "USD", "CASH"),
                        submission("k7-" + i)))
            .toList();
    var results = get(Uni.join().all(attempts).andFailFast());
    assertThat(results).filteredOn(CommandResult.Done.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(CommandResult.Refused.class::isInstance)
        .allSatisfy(refused -> assertThat(code(refused)).isEqualTo("EMAIL_TAKEN"));
  }

  @Test
  void a_claim_whose_user_never_came_to_be_is_free_after_a_minute() {
    var user = id(db.register("k8", "eight@example.org"));
    db.sql(
        "UPDATE user_emails SET user_id = gen_random_uuid() WHERE user_id = '%s'".formatted(user));
    assertThat(code(db.register("k8b", "eight@example.org"))).isEqualTo("EMAIL_TAKEN");
    db.sql("UPDATE user_emails SET claimed_at = claimed_at - interval '2 minutes'");
    assertThat(db.register("k8c", "eight@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void an_old_claim_of_a_user_who_exists_is_not_taken_over() {
    db.register("k9", "nine@example.org");
    db.sql("UPDATE user_emails SET claimed_at = claimed_at - interval '2 minutes'");
    assertThat(code(db.register("k9b", "nine@example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void a_new_address_sets_the_old_one_free() {
    var user = id(db.register("k10", "ten@example.org"));
    var change = new ProfileChange("ten.b@example.org", null, null);
    get(db.users.updateProfile(user, change, submission("k10b")));
    assertThat(db.register("k10c", "ten@example.org")).isInstanceOf(CommandResult.Done.class);
    assertThat(code(db.register("k10d", "ten.b@example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void a_profile_change_keeps_what_it_does_not_name_and_is_made_once() {
    var user = id(db.register("k11", "eleven@example.org"));
    var change = new ProfileChange(null, "Ada King", null);
    get(db.users.updateProfile(user, change, submission("k11b")));
    var again = get(db.users.updateProfile(user, change, submission("k11b")));
    assertThat(((CommandResult.Done) again).replayed()).isTrue();
    assertThat(opened(user, sealed(user)))
        .contains(new PersonalData("eleven@example.org", "Ada King"));
  }

  @Test
  void a_profile_change_that_changes_nothing_is_done_and_leaves_no_event() {
    var user = id(db.register("k18", "eighteen@example.org"));
    for (var change :
        List.of(
            new ProfileChange(null, null, null),
            new ProfileChange("eighteen@example.org", "Ada Lovelace", null))) {
      var result = get(db.users.updateProfile(user, change, submission("k18" + change.name())));
      assertThat(result).isInstanceOf(CommandResult.Done.class);
    }
    assertThat(get(db.log.readStream(AggregateRef.user(user), 0, 10))).hasSize(1);
    assertThat(code(db.register("k18d", "eighteen@example.org"))).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void a_profile_change_that_changed_nothing_changes_nothing_when_it_is_sent_again_later() {
    var user = id(db.register("k19", "nineteen@example.org"));
    var same = new ProfileChange(null, "Ada Lovelace", null);
    get(db.users.updateProfile(user, same, submission("k19b")));
    get(
        db.users.updateProfile(
            user, new ProfileChange(null, "Ada King", null), submission("k19c")));
    var again = (CommandResult.Done) get(db.users.updateProfile(user, same, submission("k19b")));
    assertThat(again.replayed()).isTrue();
    assertThat(opened(user, sealed(user)))
        .contains(new PersonalData("nineteen@example.org", "Ada King"));
  }

  @Test
  void a_block_that_changed_nothing_blocks_nobody_when_it_is_sent_again_later() {
    var user = id(db.register("k20", "twenty@example.org"));
    get(db.users.blockTrading(user, "first", false, submission("k20b")));
    get(db.users.blockTrading(user, "second", false, submission("k20c")));
    get(db.users.unblockTrading(user, "over", submission("k20d")));
    var again =
        (CommandResult.Done) get(db.users.blockTrading(user, "second", false, submission("k20c")));
    assertThat(again.replayed()).isTrue();
    assertThat(get(db.log.readStream(AggregateRef.user(user), 0, 10))).hasSize(3);
  }

  @Test
  void a_profile_change_on_a_stale_version_is_refused() {
    var user = id(db.register("k12", "twelve@example.org"));
    var change = new ProfileChange(null, "Ada King", ExpectedVersions.of(7));
    assertThat(code(get(db.users.updateProfile(user, change, submission("k12b")))))
        .isEqualTo("VERSION_MISMATCH");
  }

  @Test
  void an_erased_user_s_data_is_unreadable_and_the_address_is_free() {
    var user = id(db.register("k13", "thirteen@example.org"));
    var sealed = sealed(user);
    get(db.users.erase(user, "asked for", submission("k13b")));
    assertThat(get(db.keys.find(user))).isEmpty();
    assertThat(opened(user, sealed)).isEmpty();
    assertThat(db.register("k13c", "thirteen@example.org")).isInstanceOf(CommandResult.Done.class);
    var change = new ProfileChange(null, "Back", null);
    assertThat(code(get(db.users.updateProfile(user, change, submission("k13d")))))
        .isEqualTo("USER_ERASED");
  }

  @Test
  void a_registration_sent_again_makes_nobody_anew_once_its_user_has_another_address() {
    var user = id(db.register("k14", "fourteen@example.org"));
    var change = new ProfileChange("fourteen.b@example.org", null, null);
    get(db.users.updateProfile(user, change, submission("k14b")));
    assertThat(id(db.register("k14", "fourteen@example.org"))).isEqualTo(user);
    assertThat(db.register("k14c", "fourteen@example.org")).isInstanceOf(CommandResult.Done.class);
    assertThat(id(db.register("k14", "fourteen@example.org"))).isEqualTo(user);
  }

  @Test
  void a_change_sent_again_was_made_whoever_has_its_address_since() {
    var user = id(db.register("k17", "seventeen@example.org"));
    var change = new ProfileChange("seventeen.b@example.org", null, null);
    get(db.users.updateProfile(user, change, submission("k17b")));
    var next = new ProfileChange("seventeen.c@example.org", null, null);
    get(db.users.updateProfile(user, next, submission("k17c")));
    db.register("k17d", "seventeen.b@example.org");
    var again = (CommandResult.Done) get(db.users.updateProfile(user, change, submission("k17b")));
    assertThat(again.replayed()).isTrue();
    assertThat(code(get(db.users.updateProfile(user, change, submission("k17e")))))
        .isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void a_registration_sent_again_does_not_bring_back_who_was_erased() {
    var user = id(db.register("k15", "fifteen@example.org"));
    get(db.users.erase(user, "asked for", submission("k15b")));
    assertThat(code(db.register("k15", "fifteen@example.org"))).isEqualTo("USER_EXISTS");
    assertThat(db.register("k15c", "fifteen@example.org")).isInstanceOf(CommandResult.Done.class);
  }

  @Test
  void a_key_cannot_be_used_again_for_another_user() {
    db.register("k16", UUID.randomUUID(), "sixteen@example.org");
    assertThat(code(db.register("k16", UUID.randomUUID(), "sixteen.b@example.org")))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  private static Optional<PersonalData> opened(UUID user, String sealed) {
    var encrypted = List.of(new Encrypted(user, sealed));
    return Optional.ofNullable(get(db.personalData.read(encrypted)).get(user));
  }

  /** The encrypted data of the user's last event that has some. */
  private static String sealed(UUID user) {
    return switch (get(db.log.readStream(AggregateRef.user(user), 0, 10)).getLast().event()) {
      case UserRegistered registered -> registered.personalData();
      case UserEvent.UserProfileUpdated updated -> updated.personalData();
      default -> throw new AssertionError("no personal data");
    };
  }
}
