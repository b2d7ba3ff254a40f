package dev.blotter.user;

import dev.blotter.kernel.ExpectedVersions;
import org.jspecify.annotations.Nullable;

/**
 * What shall change in a user's personal data; what is null stays.
 *
 * @param expectedVersions those of which the user must have one (If-Match), or null for any
 */
public record ProfileChange(
    @Nullable String email, @Nullable String name, @Nullable ExpectedVersions expectedVersions) {

  PersonalData of(PersonalData current) {
    return new PersonalData(
        email == null ? current.email() : email, name == null ? current.name() : name);
  }

  String canonical() {
    return "profile\n" + email + "\n" + name + "\n" + expectedVersions;
  }

  /** Tells nothing, so that it can do no harm in a log. */
  @Override
  public String toString() {
    return "ProfileChange[…]";
  }
}
