package dev.blotter.app;

import dev.blotter.verifier.Verifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks an evidence bundle: {@code verify BUNDLE [--key public.pem]}. */
final class VerifyCommand {

  private static final int NOTHING_TO_READ = 2;

  private VerifyCommand() {}

  /**
   * @return the exit code: 0 where everything holds, 1 where something does not, 2 where there is
   *     no bundle that can be read
   */
  static int run(String... words) {
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    boolean withKey = rest.size() == 3 && rest.get(1).equals("--key");
    if (rest.isEmpty() || (rest.size() != 1 && !withKey)) {
      Console.complain("verify wants BUNDLE [--key public.pem] (see ./blotter help).");
      return NOTHING_TO_READ;
    }
    @Nullable Path key = withKey ? Path.of(rest.get(2)) : null;
    return Verifier.run(Path.of(rest.getFirst()), key, Console::answer);
  }
}
