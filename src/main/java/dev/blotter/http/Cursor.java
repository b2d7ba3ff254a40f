package dev.blotter.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The place of a row in a list that is ordered by a time and an id: the keyset of the row before
 * the next page. On the wire it is opaque (base64url); text that we did not write is refused, and
 * so is the cursor of another list.
 *
 * @param list the name of the list: small letters and hyphens; that of {@link #listOf} where there
 *     are several of a kind
 */
public record Cursor(String list, Instant at, UUID id) {

  private static final Pattern FORM =
      Pattern.compile(
          "2,([a-z-]{1,20}(?:\\.[0-9a-f]{8})?),(-?\\d{1,12}),(\\d{1,9}),"
              + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final int LONGEST = 140;
  private static final UUID NO_ID = new UUID(0, 0);

  /** How many digits tell lists of a kind apart. */
  private static final int MARK = 8;

  /**
   * The name of a list that is not the only one of its kind, so that a place in one is none in
   * another. Filters do not belong to it: a place stays one whatever is left out.
   *
   * @param kind small letters and hyphens
   * @param of what tells it apart: whose it is, and from which end where it may go from both
   */
  public static String listOf(String kind, Object... of) {
    var words = Arrays.toString(of).getBytes(StandardCharsets.UTF_8);
    return kind + "." + UUID.nameUUIDFromBytes(words).toString().substring(0, MARK);
  }

  /** The place in that list that its time alone names. */
  public static Cursor of(String list, Instant at) {
    return new Cursor(list, at, NO_ID);
  }

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
