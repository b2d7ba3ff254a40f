package dev.blotter.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client's name for one attempt and all its retries. */
public final class IdempotencyKey {

  /** What a key is made of, as a regular expression of the whole. */
  public static final String PATTERN = "[\\x21-\\x7E]{1,200}";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private IdempotencyKey() {}

  /** The key that the header holds; null where it is missing or no key. */
  public static @Nullable String orNull(@Nullable String header) {
    return header != null && FORM.matcher(header).matches() ? header : null;
  }

  /** The key that the header holds, or a problem where it is missing or no key. */
  static String required(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new RequestProblem(
          HttpError.IDEMPOTENCY_KEY_REQUIRED,
          "send an Idempotency-Key that is new for this request and the same for its retries",
          List.of(FieldError.ofParameter(Headers.IDEMPOTENCY_KEY, "is missing")));
    }
    if (!FORM.matcher(header).matches()) {
      throw RequestProblem.header(
          Headers.IDEMPOTENCY_KEY, "must be 1 to 200 visible ASCII characters");
    }
    return header;
  }
}
