package dev.blotter.kernel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A setting that the service cannot begin with. Its message names the setting and says what is
 * wrong, which is all that a person needs: what caused it is only for the log.
 */
public final class WrongSetting extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param setting where it is set: a key, a variable or a file
   */
  public WrongSetting(String setting, String why, @Nullable Throwable cause) {
    super(setting + ": " + why, cause);
  }
}
