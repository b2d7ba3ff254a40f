package dev.blotter.user;

import org.jspecify.annotations.Nullable;

/**
 * What shall change in a user's personal data; what is null stays.
 *
 * @param expectedVersion the version the user must have (If-Match), or null for any
 */
public record ProfileChange(
    @Nullable String email, @Nullable String name, @Nullable Long expectedVersion) {

  PersonalData of(PersonalData current) {
    return new PersonalData(
        email == null ? current.email() : email, name == null ? current.name() : name);
  }

  String canonical() {
    return "profile\n" + email + "\n" + name + "\n" + expectedVersion;
  }

  /** Tells nothing, so that it can do no harm in a log. */
  @Override
  public String toString() {
    return "ProfileChange[…]";
  }
}
