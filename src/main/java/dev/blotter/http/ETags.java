package dev.blotter.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entity tags that are the version of an aggregate, as RFC 9110 sections 8.8.3 and 13.1 ask. */
public final class ETags {

  private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

  private ETags() {}

  /** The strong tag of that version. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that If-Match demands, or null where there is no such header or it is {@code *}.
   */
  public static @Nullable Long expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    return version(ifMatch.strip())
        .orElseThrow(() -> RequestProblem.header("If-Match", "must be one ETag that was given"));
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
    var match = FORM.matcher(tag);
    return match.matches() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
  }
}
