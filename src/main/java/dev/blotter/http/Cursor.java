package dev.blotter.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The place of a row in a list that is ordered by a time and an id: the keyset of the row before
 * the next page. On the wire it is opaque (base64url); text that we did not write is refused, and
 * so is the cursor of another list.
 *
 * @param list the name of the list: small letters and hyphens
 */
public record Cursor(String list, Instant at, UUID id) {

  private static final Pattern FORM =
      Pattern.compile(
          "2,([a-z-]{1,20}),(-?\\d{1,12}),(\\d{1,9}),"
              + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final int LONGEST = 140;

  /** The place in that list that a token names; anything else is an INVALID_CURSOR problem. */
  public static Cursor parse(String list, String token) {
    var match = FORM.matcher(decode(token));
    if (!match.matches() || !match.group(1).equals(list)) {
      throw invalid();
    }
    try {
      var at = Instant.ofEpochSecond(number(match.group(2)), number(match.group(3)));
      return new Cursor(list, at, UUID.fromString(match.group(4)));
    } catch (DateTimeException e) {
      throw invalid();
    }
  }

  /** The token that a client hands back. */
  public String token() {
    var text = "2," + list + "," + at.getEpochSecond() + "," + at.getNano() + "," + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String token) {
    if (token.length() > LONGEST) {
      throw invalid();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }

  private static RequestProblem invalid() {
    return RequestProblem.noCursor();
  }
}
