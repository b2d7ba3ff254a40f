package dev.blotter.user.web;

import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.user.ProfileChange;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What shall change in a user's personal data; what is left out stays. */
@Schema(description = "What shall change in a user's personal data; what is left out stays")
record UpdateProfileRequest(
    @Nullable
        @Email
        @Size(min = 3, max = 254)
        @Pattern(regexp = RegisterUserRequest.VISIBLE, message = RegisterUserRequest.SEEN)
        @Schema(examples = "ada@example.org", pattern = RegisterUserRequest.SHOWN)
        String email,
    @Nullable
        @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        @Size(max = 200)
        @Schema(examples = "Ada King")
        String name) {

  ProfileChange change(@Nullable ExpectedVersions expectedVersions) {
    return new ProfileChange(email, name, expectedVersions);
  }
}
