package dev.blotter.user;

import dev.blotter.kernel.Decision;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.CloseUser;
import dev.blotter.user.UserCommand.EraseUser;
import dev.blotter.user.UserCommand.RegisterUser;
import dev.blotter.user.UserCommand.UnblockTrading;
import dev.blotter.user.UserCommand.UpdateProfile;
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
      return user.erased() ? Decision.nothing() : Decision.accept(new UserErased(erase.reason()));
    }
    if (user.erased()) {
      return Decision.reject(UserRejection.USER_ERASED, "The user's data is erased.");
    }
    return ofUser(user, command);
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
    };
  }

  private static IllegalStateException decided(UserCommand command) {
    return new IllegalStateException("decided before: " + command);
  }
}
