package dev.blotter.trading;

import dev.blotter.json.Json;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.user.User;
import dev.blotter.user.UserStatus;
import java.util.UUID;

/** A user as answers to commands show them: without personal data, since answers are stored. */
record UserAnswer(UUID userId, UUID portfolioId, UserStatus status, boolean erased, long version) {

  static String json(UUID userId, User user, long version) {
    return Json.write(
        new UserAnswer(userId, PortfolioId.of(userId), user.status(), user.erased(), version));
  }
}
