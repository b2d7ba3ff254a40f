package dev.blotter.user;

import dev.blotter.kernel.Decision;
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
import org.jspecify.annotations.Nullable;

/** Decides what a command does to a user. What is so already is accepted and changes nothing. */
public final class UserDecider {

  private UserDecider() {}

  /** The events that the command leads to; the state is null where there is no such user. */
  public static Decision<UserEvent> decide(@Nullable User user, UserCommand command) {
    if (command instanceof RegisterUser register) {
      return user == null
          ? Decision.accept(new UserRegistered(register.personalData()))
          : Decision.reject(UserRejection.USER_EXISTS, "A user with this id is registered.");
    }
    if (user == null) {
      return Decision.reject(UserRejection.USER_NOT_FOUND, "There is no such user.");
    }
    if (command instanceof EraseUser erase) {
      return erased(user, erase);
    }
    if (user.erased()) {
      return Decision.reject(UserRejection.USER_ERASED, "The user's data is erased.");
    }
    return switch (command) {
      case PlaceLegalHold place -> held(user, place);
      case ReleaseLegalHold release ->
          user.hold() == null
              ? Decision.nothing()
              : Decision.accept(new LegalHoldReleased(release.reason()));
      default -> ofUser(user, command);
    };
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

  private static Decision<UserEvent> ofUser(User user, UserCommand command) {
    if (command instanceof CloseUser close) {
      return user.status() == UserStatus.CLOSED
          ? Decision.nothing()
          : Decision.accept(new UserClosed(close.reason()));
    }
    if (user.status() == UserStatus.CLOSED) {
      return Decision.reject(UserRejection.USER_CLOSED, "The user is closed.");
    }
    boolean blocked = user.status() == UserStatus.TRADING_BLOCKED;
    return switch (command) {
      case UpdateProfile update -> Decision.accept(new UserProfileUpdated(update.personalData()));
      case BlockTrading block ->
          blocked ? Decision.nothing() : Decision.accept(new TradingBlocked(block.reason()));
      case UnblockTrading unblock ->
          blocked ? Decision.accept(new TradingUnblocked(unblock.reason())) : Decision.nothing();
      case RegisterUser r -> throw decided(r);
      case CloseUser c -> throw decided(c);
      case EraseUser e -> throw decided(e);
      case PlaceLegalHold p -> throw decided(p);
      case ReleaseLegalHold r -> throw decided(r);
    };
  }

  private static IllegalStateException decided(UserCommand command) {
    return new IllegalStateException("decided before: " + command);
  }
}
