package dev.blotter.user.web;

import dev.blotter.portfolio.AccountType;
import dev.blotter.user.PersonalData;
import dev.blotter.user.Registration;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is stated to become a user.
 *
 * @param userId the id at an identity provider; traders may leave it out, it is their token's then
 */
@Schema(description = "What is stated to become a user")
record RegisterUserRequest(
    @Nullable @Schema(description = "The id at an identity provider; left out, one is drawn")
        UUID userId,
    @NotNull
        @Email
        @Size(min = 3, max = 254)
        @Pattern(regexp = VISIBLE, message = SEEN)
        @Schema(examples = "ada@example.com")
        String email,
    @NotBlank @Size(max = 200) @Schema(examples = "Ada Lovelace") String name,
    @Nullable
        @Size(min = 3, max = 10)
        @Schema(description = "The account's currency; USD where left out", examples = "USD")
        String baseCurrency,
    @Nullable @Schema(description = "CASH where left out", examples = "CASH")
        AccountType accountType) {

  /** No character that changes how others look: two addresses that look alike are alike. */
  static final String VISIBLE = "[^\\p{Cf}]*";

  static final String SEEN = "must not have characters that cannot be seen";
  private static final String USD = "USD";

  Registration registration(@Nullable UUID id) {
    return new Registration(
        id,
        new PersonalData(email, name),
        baseCurrency == null ? USD : baseCurrency,
        (accountType == null ? AccountType.CASH : accountType).name());
  }
}
