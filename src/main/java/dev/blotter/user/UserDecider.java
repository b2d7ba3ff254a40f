package dev.blotter.user;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what a command does to a user. What is so already is accepted and changes nothing. */
public final class UserDecider {

  private UserDecider() {}

  /** The events that the command leads to; the state is null where there is no such user. */
  public static Decision<UserEvent> decide(@Nullable User user, UserCommand command) {
    return switch (command) {
      case RegisterUser c -> registered(user, c);
      case EraseUser c -> ofKnown(user, known -> erased(known, c));
      case PlaceLegalHold c -> ofUnerased(user, known -> held(known, c));
      case ReleaseLegalHold c -> ofUnerased(user, known -> released(known, c));
      case CloseUser c -> ofUnerased(user, known -> closed(known, c));
      case UpdateProfile c -> ofOpen(user, known -> updated(known, c));
      case BlockTrading c -> ofOpen(user, known -> blocked(known, c));
      case UnblockTrading c -> ofOpen(user, known -> unblocked(known, c));
    };
  }

  /** Why nothing new can be begun with that user, or empty where it can. */
  public static Optional<Rejection> ended(User user) {
    if (user.status() == UserStatus.CLOSED && !user.erased()) {
      return Optional.of(Rejection.of(UserRejection.USER_CLOSED, "The user is closed."));
    }
    return gone(user);
  }

  private static Optional<Rejection> gone(User user) {
    return user.erased()
        ? Optional.of(Rejection.of(UserRejection.USER_ERASED, "The user's data is erased."))
        : Optional.empty();
  }

  private static Decision<UserEvent> ofKnown(
      @Nullable User user, Function<User, Decision<UserEvent>> decision) {
    return user == null
        ? Decision.reject(UserRejection.USER_NOT_FOUND, "There is no such user.")
        : decision.apply(user);
  }

  private static Decision<UserEvent> ofUnerased(
      @Nullable User user, Function<User, Decision<UserEvent>> decision) {
    return ofKnown(user, known -> Decision.unless(gone(known), () -> decision.apply(known)));
  }

  private static Decision<UserEvent> ofOpen(
      @Nullable User user, Function<User, Decision<UserEvent>> decision) {
    return ofKnown(user, known -> Decision.unless(ended(known), () -> decision.apply(known)));
  }

  private static Decision<UserEvent> registered(@Nullable User user, RegisterUser register) {
    return user == null
        ? Decision.accept(new UserRegistered(register.personalData()))
        : Decision.reject(UserRejection.USER_EXISTS, "A user with this id is registered.");
  }

  private static Decision<UserEvent> erased(User user, EraseUser erase) {
    if (user.hold() != null) {
      return Decision.reject(
          UserRejection.LEGAL_HOLD, "A legal hold keeps the user's data: release it first.");
    }
    return user.erased() ? Decision.nothing() : Decision.accept(new UserErased(erase.reason()));
  }

  /** Another reason replaces the one before, so that the log has both. */
  private static Decision<UserEvent> held(User user, PlaceLegalHold place) {
    return place.reason().equals(user.hold())
        ? Decision.nothing()
        : Decision.accept(new LegalHoldPlaced(place.reason()));
  }

  private static Decision<UserEvent> released(User user, ReleaseLegalHold release) {
    return user.hold() == null
        ? Decision.nothing()
        : Decision.accept(new LegalHoldReleased(release.reason()));
  }

  private static Decision<UserEvent> closed(User user, CloseUser close) {
    return user.status() == UserStatus.CLOSED
        ? Decision.nothing()
        : Decision.accept(new UserClosed(close.reason()));
  }

  /** Encrypted anew it is other text: what shall not change comes as it is stored. */
  private static Decision<UserEvent> updated(User user, UpdateProfile update) {
    return update.personalData().equals(user.personalData())
        ? Decision.nothing()
        : Decision.accept(new UserProfileUpdated(update.personalData()));
  }

  private static Decision<UserEvent> blocked(User user, BlockTrading block) {
    return user.status() == block.status()
        ? Decision.nothing()
        : Decision.accept(new TradingBlocked(block.reason(), block.closeOnly()));
  }

  private static Decision<UserEvent> unblocked(User user, UnblockTrading unblock) {
    return user.status() == UserStatus.ACTIVE
        ? Decision.nothing()
        : Decision.accept(new TradingUnblocked(unblock.reason()));
  }
}
