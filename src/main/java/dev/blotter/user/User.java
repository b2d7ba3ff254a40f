package dev.blotter.user;

import org.jspecify.annotations.Nullable;

/**
 * A user as decisions see it.
 *
 * @param erased true once the user's key is gone, and with it all personal data
 * @param personalData e-mail and name, encrypted under the user's key, base64; null once erased
 * @param hold why the personal data must be kept, or null where it may be erased
 */
public record User(
    UserStatus status, boolean erased, @Nullable String personalData, @Nullable String hold) {

  User withStatus(UserStatus other) {
    return new User(other, erased, personalData, hold);
  }

  User withPersonalData(String other) {
    return new User(status, erased, other, hold);
  }

  User withHold(@Nullable String reason) {
    return new User(status, erased, personalData, reason);
  }
}
