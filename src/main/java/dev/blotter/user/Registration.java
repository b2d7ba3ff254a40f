package dev.blotter.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone states to become a user.
 *
 * @param userId the id at an identity provider, or null where a new one shall be drawn
 * @param baseCurrency the code of the account's currency, USD where nothing else is said
 * @param accountType CASH or MARGIN
 */
public record Registration(
    @Nullable UUID userId, PersonalData personalData, String baseCurrency, String accountType) {

  /** All that was asked, in one order, so that a retry can be told from another request. */
  String canonical() {
    return String.join(
        "\n",
        "register",
        personalData.normalEmail(),
        personalData.name(),
        baseCurrency,
        accountType);
  }
}
