package dev.blotter.user;

import java.util.Locale;

/** What is known of a user as a person; it is never stored or logged unencrypted. */
public record PersonalData(String email, String name) {

  /** The e-mail address in lower case, as it is shown and looked for. */
  String normalEmail() {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Tells nothing, so that it can do no harm in a log. */
  @Override
  public String toString() {
    return "PersonalData[…]";
  }
}
