package dev.blotter.command;

import dev.blotter.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Digests what was asked, so that a retry can be told from another request under the same id. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 in hex of the parts in order. Each part goes in with its length, so that no two lists
   * of parts are the same text; null differs from empty.
   */
  public static String of(@Nullable Object... parts) {
    var digest = Sha256.digest();
    for (var part : parts) {
      var bytes = Objects.toString(part, "").getBytes(StandardCharsets.UTF_8);
      var prefix = part == null ? "-;" : bytes.length + ":";
      digest.update(prefix.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
