package dev.blotter.bench.load;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP/1.1.
 *
 * @param head its lines up to the empty one
 * @param body as text
 */
public record Answer(int status, String head, String body) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The value of a header, or null where there is none. */
  public @Nullable String header(String name) {
    return header(head, name);
  }

  static @Nullable String header(String head, String name) {
    int wanted = name.length();
    for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
      if (head.regionMatches(true, line, name, 0, wanted)
          && line + wanted < head.length()
          && head.charAt(line + wanted) == ':') {
        int end = head.indexOf('\r', line);
        return head.substring(line + wanted + 1, end < 0 ? head.length() : end).strip();
      }
    }
    return null;
  }

  /** The value of a text field of the body, which has it once. */
  public String field(String name) {
    var before = "\"" + name + "\":\"";
    int start = body.indexOf(before);
    if (start < 0) {
      throw new IllegalStateException("no %s in %s".formatted(name.toLowerCase(Locale.ROOT), body));
    }
    start += before.length();
    return body.substring(start, body.indexOf('"', start));
  }
}
