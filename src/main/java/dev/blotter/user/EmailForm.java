package dev.blotter.user;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** Compares e-mail addresses as people see them, not as they are spelled. */
final class EmailForm {

  private EmailForm() {}

  /**
   * The same for all spellings of an address: in upper or lower case, composed or decomposed, in
   * letters of full width, with its domain in Unicode or in ASCII (RFC 5891).
   */
  static String of(String email) {
    var folded = folded(email.strip());
    int at = folded.lastIndexOf('@');
    return folded.substring(0, at + 1) + ascii(folded.substring(at + 1));
  }

  /** By way of upper case, in which more letters are the same than in lower case. */
  private static String folded(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomain) {
      return domain;
    }
  }
}
