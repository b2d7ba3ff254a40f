package dev.blotter.http;

import dev.blotter.kernel.ExpectedVersions;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entity tags that are the version of an aggregate, as RFC 9110 sections 8.8.3 and 13.1 ask. */
public final class ETags {

  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

  /** An entity-tag of RFC 9110, section 8.8.3. */
  private static final String ANY = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";

  private static final Pattern TAG = Pattern.compile(ANY);

  /** A list may have empty elements (section 5.6.1.2). */
  private static final Pattern TAGS =
      Pattern.compile("[ \\t,]*+" + ANY + "(?:[ \\t]*+,[ \\t,]*+" + ANY + ")*+[ \\t,]*+");

  private ETags() {}

  /** The strong tag of that version. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The versions of which If-Match demands one, or null where there is no such header or it is
   * {@code *}. A weak tag is equal to none, and a tag that is none of ours to no version.
   */
  public static @Nullable ExpectedVersions expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    if (!TAGS.matcher(ifMatch).matches()) {
      throw RequestProblem.header(HttpHeaders.IF_MATCH, "must be * or ETags, separated by commas");
    }
    return new ExpectedVersions(
        TAG.matcher(ifMatch).results().flatMap(found -> version(found.group()).stream()).toList());
  }

  /** True where the client says that it has this version already, so that 304 is the answer. */
  public static boolean matches(@Nullable String ifNoneMatch, long version) {
    if (ifNoneMatch == null) {
      return false;
    }
    return Stream.of(ifNoneMatch.split(",", -1))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
  }

  /** What is asked for with its tag, or 304 where the client has that version. */
  public static Response response(Object body, long version, @Nullable String ifNoneMatch) {
    var response =
        matches(ifNoneMatch, version) ? Response.notModified() : Response.ok().entity(body);
    return response.header(HttpHeaders.ETAG, of(version)).build();
  }

  private static Optional<Long> version(String tag) {
    var match = VERSION.matcher(tag);
    return match.matches() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
  }
}
