package dev.blotter.user;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.user.UserEvent.LegalHoldPlaced;
import dev.blotter.user.UserEvent.LegalHoldReleased;
import dev.blotter.user.UserEvent.TradingBlocked;
import dev.blotter.user.UserEvent.TradingUnblocked;
import dev.blotter.user.UserEvent.UserClosed;
import dev.blotter.user.UserEvent.UserErased;
import dev.blotter.user.UserEvent.UserProfileUpdated;
import dev.blotter.user.UserEvent.UserRegistered;
import org.jspecify.annotations.Nullable;

/** Brings a user from event to event. */
public final class UserAggregate implements Aggregate<User, UserEvent> {

  @Override
  public AggregateType type() {
    return AggregateType.USER;
  }

  @Override
  public Class<User> stateType() {
    return User.class;
  }

  @Override
  public Class<UserEvent> eventType() {
    return UserEvent.class;
  }

  @Override
  public int shape() {
    return 2;
  }

  @Override
  public User evolve(@Nullable User state, UserEvent event) {
    if (state != null) {
      return next(state, event);
    }
    if (event instanceof UserRegistered(String personalData)) {
      return new User(UserStatus.ACTIVE, false, personalData, null);
    }
    throw new IllegalStateException(event.type() + " before the registration");
  }

  private static User next(User state, UserEvent event) {
    return switch (event) {
      case UserRegistered again -> throw new IllegalStateException("registered twice: " + again);
      case UserProfileUpdated(String personalData) -> state.withPersonalData(personalData);
      case TradingBlocked blocked -> state.withStatus(UserStatus.blocked(blocked.closeOnly()));
      case TradingUnblocked unblocked -> state.withStatus(UserStatus.ACTIVE);
      case UserClosed closed -> state.withStatus(UserStatus.CLOSED);
      case LegalHoldPlaced(String reason) -> state.withHold(reason);
      case LegalHoldReleased released -> state.withHold(null);
      case UserErased erased -> new User(UserStatus.CLOSED, true, null, null);
    };
  }
}
