package dev.blotter.user;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.ExpectedVersions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a user. */
public sealed interface UserCommand extends Command {

  UUID userId();

  /**
   * Registers a user and opens the portfolio.
   *
   * @param personalData e-mail and name, encrypted under the user's new key, base64
   * @param baseCurrency the code of the account's currency
   * @param accountType CASH or MARGIN
   */
  record RegisterUser(
      UUID userId, String personalData, String baseCurrency, String accountType, EmailHold email)
      implements UserCommand {}

  /**
   * @param personalData all of it, encrypted, base64; as it is stored where nothing changes
   * @param expectedVersions what the new data may be made from, or null for any
   */
  record UpdateProfile(
      UUID userId,
      String personalData,
      @Nullable ExpectedVersions expectedVersions,
      EmailHold email)
      implements UserCommand {}

  /**
   * @param closeOnly whether positions may still be made smaller
   */
  record BlockTrading(UUID userId, String reason, boolean closeOnly) implements UserCommand {

    /** All of it. */
    public BlockTrading(UUID userId, String reason) {
      this(userId, reason, false);
    }

    UserStatus status() {
      return UserStatus.blocked(closeOnly);
    }
  }

  record UnblockTrading(UUID userId, String reason) implements UserCommand {}

  record CloseUser(UUID userId, String reason) implements UserCommand {}

  /** Keeps the personal data from being erased. */
  record PlaceLegalHold(UUID userId, String reason) implements UserCommand {}

  record ReleaseLegalHold(UUID userId, String reason) implements UserCommand {}

  record EraseUser(UUID userId, String reason) implements UserCommand {}
}
