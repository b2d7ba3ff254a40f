package dev.blotter.user;

import dev.blotter.kernel.DomainEvent;

/** What can happen to a user. Personal data in it is encrypted under the user's own key. */
public sealed interface UserEvent extends DomainEvent {

  /**
   * @param personalData e-mail and name as encrypted JSON, base64
   */
  record UserRegistered(String personalData) implements UserEvent {}

  /**
   * @param personalData all of it anew, encrypted, base64
   */
  record UserProfileUpdated(String personalData) implements UserEvent {}

  /**
   * From here on new orders are denied with TRADING_HALTED, or with TRADING_CLOSE_ONLY those that
   * do more than make a position smaller.
   *
   * @param closeOnly whether positions may still be made smaller
   */
  record TradingBlocked(String reason, boolean closeOnly) implements UserEvent {

    public TradingBlocked(String reason) {
      this(reason, false);
    }
  }

  record TradingUnblocked(String reason) implements UserEvent {}

  record UserClosed(String reason) implements UserEvent {}

  /** From here on the personal data cannot be erased; one placed before is replaced by it. */
  record LegalHoldPlaced(String reason) implements UserEvent {}

  record LegalHoldReleased(String reason) implements UserEvent {}

  /** The user's key is gone: what was encrypted under it is unreadable for ever. */
  record UserErased(String reason) implements UserEvent {}
}
