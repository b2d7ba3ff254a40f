package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify BUNDLE [--key public.pem]}: checks a bundle, or an export, without database or
 * service.
 */
public final class Verifier {

  private static final int VERIFIED = 0;
  private static final int FAULTY = 1;
  private static final int UNREADABLE = 2;

  /** Those of Unicode, of which terminals obey some as well, and not only those of ASCII. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Verifier() {}

  /**
   * Checks a bundle and says what it checks.
   *
   * @param key a file with the public key as PEM; null for the bundle's own, which proves only that
   *     the bundle agrees with itself
   * @return 0 where everything holds, 1 at the first fault, 2 where the bundle cannot be read
   */
  public static int run(Path file, @Nullable Path key, Consumer<String> listener) {
    Consumer<String> say = text -> listener.accept(plain(text));
    try (var bundle = new Bundle(file)) {
      say.accept(new BundleCheck(bundle, key(bundle, key, say), say).run());
      return VERIFIED;
    } catch (Fault fault) {
      say.accept("FAULT  " + fault.getMessage());
      return FAULTY;
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      say.accept("UNREADABLE  " + unreadable);
      return UNREADABLE;
    }
  }

  /** What comes out of a bundle must not move the cursor of a terminal. */
  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  private static PublicKeyFile key(Bundle bundle, @Nullable Path file, Consumer<String> say)
      throws IOException {
    var pem =
        file == null ? new String(bundle.read("public-key.pem"), US_ASCII) : Files.readString(file);
    var key = PublicKeyFile.parse(pem);
    say.accept("key " + key.id());
    if (file == null) {
      say.accept("    which is the bundle's own: compare it with what you know, or use --key");
    }
    return key;
  }
}
