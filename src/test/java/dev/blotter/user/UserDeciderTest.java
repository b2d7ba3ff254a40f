package dev.blotter.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.RejectionCode;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.CloseUser;
import dev.blotter.user.UserCommand.EraseUser;
import dev.blotter.user.UserCommand.PlaceLegalHold;
import dev.blotter.user.UserCommand.RegisterUser;
import dev.blotter.user.UserCommand.ReleaseLegalHold;
import dev.blotter.user.UserCommand.UnblockTrading;
import dev.blotter.user.UserCommand.UpdateProfile;
import dev.blotter.user.UserEvent.LegalHoldPlaced;
import dev.blotter.user.UserEvent.LegalHoldReleased;
import dev.blotter.user.UserEvent.TradingBlocked;
import dev.blotter.user.UserEvent.TradingUnblocked;
import dev.blotter.user.UserEvent.UserClosed;
import dev.blotter.user.UserEvent.UserErased;
import dev.blotter.user.UserEvent.UserProfileUpdated;
import dev.blotter.user.UserEvent.UserRegistered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserDeciderTest {
  private static final EmailHold HOLD = new EmailHold(Instant.parse("2026-11-30T15:00:30Z"));
  private static final UUID ID = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
  private static final UserAggregate AGGREGATE = new UserAggregate();

  private final UserRegistered registered = new UserRegistered("sealed");
  private final TradingBlocked blocked = new TradingBlocked("audit");
  private final UserClosed closed = new UserClosed("left");
  private final UserErased erased = new UserErased("asked for");

  @Test
  void a_new_user_is_registered_and_active() {
    assertThat(decide(new RegisterUser(ID, "sealed", "USD", "CASH", HOLD)))
        .isEqualTo(accepted(registered));
    assertThat(state(registered)).isEqualTo(new User(UserStatus.ACTIVE, false, "sealed", null));
  }

  @Test
  void the_same_id_cannot_be_registered_twice() {
    var again = new RegisterUser(ID, "sealed again", "USD", "CASH", HOLD);
    assertThat(code(decide(again, registered))).isEqualTo(UserRejection.USER_EXISTS);
    assertThat(code(decide(again, registered, erased))).isEqualTo(UserRejection.USER_EXISTS);
  }

  @Test
  void nothing_but_a_registration_can_be_asked_of_nobody() {
    assertThat(code(decide(new BlockTrading(ID, "x")))).isEqualTo(UserRejection.USER_NOT_FOUND);
    assertThat(code(decide(new EraseUser(ID, "x")))).isEqualTo(UserRejection.USER_NOT_FOUND);
  }

  @Test
  void trading_is_blocked_and_unblocked_once_each() {
    var block = new BlockTrading(ID, "audit");
    var unblock = new UnblockTrading(ID, "done");
    assertThat(decide(block, registered)).isEqualTo(accepted(blocked));
    assertThat(decide(block, registered, blocked)).isEqualTo(Decision.nothing());
    assertThat(decide(unblock, registered, blocked))
        .isEqualTo(accepted(new TradingUnblocked("done")));
    assertThat(decide(unblock, registered)).isEqualTo(Decision.nothing());
  }

  @Test
  void a_block_that_lets_positions_be_closed_and_a_whole_one_take_each_other_s_place() {
    var closing = new TradingBlocked("call", true);
    assertThat(decide(new BlockTrading(ID, "call", true), registered)).isEqualTo(accepted(closing));
    assertThat(state(registered, closing).status()).isEqualTo(UserStatus.CLOSE_ONLY);
    assertThat(decide(new BlockTrading(ID, "call", true), registered, closing))
        .isEqualTo(Decision.nothing());
    assertThat(decide(new BlockTrading(ID, "audit"), registered, closing))
        .isEqualTo(accepted(blocked));
    assertThat(decide(new UnblockTrading(ID, "done"), registered, closing))
        .isEqualTo(accepted(new TradingUnblocked("done")));
  }

  @Test
  void a_profile_is_replaced_as_a_whole() {
    assertThat(decide(new UpdateProfile(ID, "new", null, HOLD), registered))
        .isEqualTo(accepted(new UserProfileUpdated("new")));
    assertThat(state(registered, new UserProfileUpdated("new")).personalData()).isEqualTo("new");
  }

  @Test
  void a_profile_that_stays_as_it_is_changes_nothing() {
    assertThat(decide(new UpdateProfile(ID, "sealed", null, HOLD), registered))
        .isEqualTo(Decision.nothing());
  }

  @Test
  void a_closed_user_can_only_be_erased() {
    assertThat(decide(new CloseUser(ID, "left"), registered)).isEqualTo(accepted(closed));
    assertThat(decide(new CloseUser(ID, "left"), registered, closed)).isEqualTo(Decision.nothing());
    assertThat(code(decide(new UnblockTrading(ID, "x"), registered, closed)))
        .isEqualTo(UserRejection.USER_CLOSED);
    assertThat(decide(new EraseUser(ID, "asked for"), registered, closed))
        .isEqualTo(accepted(erased));
  }

  @Test
  void an_erased_user_is_closed_and_holds_no_personal_data() {
    assertThat(state(registered, erased)).isEqualTo(new User(UserStatus.CLOSED, true, null, null));
    assertThat(decide(new EraseUser(ID, "again"), registered, erased))
        .isEqualTo(Decision.nothing());
    assertThat(code(decide(new UpdateProfile(ID, "new", null, HOLD), registered, erased)))
        .isEqualTo(UserRejection.USER_ERASED);
  }

  @Test
  void a_user_under_a_legal_hold_is_not_erased_until_it_is_released() {
    var erase = new EraseUser(ID, "asked for");
    var held = new LegalHoldPlaced("claim 7");
    var released = new LegalHoldReleased("settled");
    assertThat(decide(new PlaceLegalHold(ID, "claim 7"), registered)).isEqualTo(accepted(held));
    assertThat(code(decide(erase, registered, held))).isEqualTo(UserRejection.LEGAL_HOLD);
    assertThat(decide(new ReleaseLegalHold(ID, "settled"), registered, held))
        .isEqualTo(accepted(released));
    assertThat(decide(erase, registered, held, released)).isEqualTo(accepted(erased));
  }

  @Test
  void a_hold_outlives_the_account_and_stops_nothing_but_erasure() {
    var held = new LegalHoldPlaced("claim 7");
    assertThat(decide(new CloseUser(ID, "left"), registered, held)).isEqualTo(accepted(closed));
    assertThat(decide(new BlockTrading(ID, "audit"), registered, held))
        .isEqualTo(accepted(blocked));
    assertThat(code(decide(new EraseUser(ID, "x"), registered, held, closed)))
        .isEqualTo(UserRejection.LEGAL_HOLD);
    assertThat(decide(new PlaceLegalHold(ID, "claim 7"), registered, closed))
        .isEqualTo(accepted(held));
  }

  @Test
  void a_hold_is_placed_and_released_once_and_another_reason_replaces_the_first() {
    var held = new LegalHoldPlaced("claim 7");
    assertThat(decide(new PlaceLegalHold(ID, "claim 7"), registered, held))
        .isEqualTo(Decision.nothing());
    assertThat(decide(new PlaceLegalHold(ID, "claim 8"), registered, held))
        .isEqualTo(accepted(new LegalHoldPlaced("claim 8")));
    assertThat(decide(new ReleaseLegalHold(ID, "x"), registered)).isEqualTo(Decision.nothing());
  }

  @Test
  void what_is_erased_cannot_be_held() {
    assertThat(code(decide(new PlaceLegalHold(ID, "x"), registered, erased)))
        .isEqualTo(UserRejection.USER_ERASED);
    assertThat(code(decide(new ReleaseLegalHold(ID, "x"), registered, erased)))
        .isEqualTo(UserRejection.USER_ERASED);
  }

  @Test
  void a_history_that_cannot_be_is_a_fault() {
    assertThatThrownBy(() -> state(blocked)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> state(registered, registered))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Decision<UserEvent> decide(UserCommand command, UserEvent... given) {
    return UserDecider.decide(state(given), command);
  }

  private static User state(UserEvent... events) {
    User state = null;
    for (var event : events) {
      state = AGGREGATE.evolve(state, event);
    }
    return state;
  }

  private static Decision<UserEvent> accepted(UserEvent event) {
    return Decision.accept(List.of(event));
  }

  private static RejectionCode code(Decision<UserEvent> decision) {
    return ((Decision.Rejected<UserEvent>) decision).rejection().code();
  }
}
