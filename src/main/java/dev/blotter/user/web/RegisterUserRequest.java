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
        @Schema(examples = "ada@example.com", pattern = SHOWN)
        String email,
    @NotBlank @Size(max = 200) @Schema(examples = "Ada Lovelace") String name,
    @Nullable
        @Size(min = 3, max = 10)
        @Schema(description = "The account's currency; USD where left out", examples = "USD")
        String baseCurrency,
    @Nullable @Schema(description = "CASH where left out", examples = "CASH")
        AccountType accountType) {

  /**
   * Two addresses that look alike are alike: no character that cannot be seen or changes how others
   * look, and no word in which letters of another script may pass for Latin ones. What is too long
   * is not looked at.
   */
  static final String VISIBLE =
      "(?s).{255,}|(?!.*(?:\\p{IsLatin}[^@.]*[\\p{IsCyrillic}\\p{IsGreek}]"
          + "|[\\p{IsCyrillic}\\p{IsGreek}][^@.]*\\p{IsLatin}))"
          + "[^\\p{C}\\p{Z}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180D\\u180F"
          + "\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0]*";

  /** What of that any dialect of patterns understands, for the description of the API. */
  static final String SHOWN = "[^\\p{Cf}]*";

  static final String SEEN =
      "must not have characters that cannot be seen, nor words that mix Latin letters with others";
  private static final String USD = "USD";

  Registration registration(@Nullable UUID id) {
    return new Registration(
        id,
        new PersonalData(email, name),
        baseCurrency == null ? USD : baseCurrency,
        (accountType == null ? AccountType.CASH : accountType).name());
  }
}
