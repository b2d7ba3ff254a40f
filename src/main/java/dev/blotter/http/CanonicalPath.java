package dev.blotter.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The path of a resource in one spelling, whichever of those that lead to it was sent. */
final class CanonicalPath {

  private static final Pattern MATRIX = Pattern.compile(";[^/]*");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern LAST_SLASH = Pattern.compile("(?<=.)/$");

  private CanonicalPath() {}

  /** Decoded, with ids in lower case, without matrix parameters and needless slashes. */
  static String of(String path) {
    var plain = MATRIX.matcher(path).replaceAll("");
    var decoded = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
    var single = SLASHES.matcher(decoded).replaceAll("/");
    var shortened = LAST_SLASH.matcher(single).replaceAll("");
    return Texts.UUID_FORM.matcher(shortened).replaceAll(id -> id.group().toLowerCase(Locale.ROOT));
  }
}
