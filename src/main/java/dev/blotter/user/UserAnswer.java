package dev.blotter.user;

import dev.blotter.json.Json;
import dev.blotter.portfolio.PortfolioId;
import java.util.UUID;

/** A user as answers to commands show them: without personal data, since answers are stored. */
public record UserAnswer(
    UUID userId, UUID portfolioId, UserStatus status, boolean erased, long version) {

  public static String json(UUID userId, User user, long version) {
    return Json.write(
        new UserAnswer(userId, PortfolioId.of(userId), user.status(), user.erased(), version));
  }
}
