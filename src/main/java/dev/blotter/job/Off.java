package dev.blotter.job;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a setting says that there shall be none of it: {@code off}, in upper or lower case. */
public final class Off {

  private Off() {}

  /** What is read of a setting; null where it is off, or empty, which means the same. */
  public static <T> @Nullable T or(String setting, Function<String, T> read) {
    var text = setting.strip();
    return text.isEmpty() || text.equalsIgnoreCase("off") ? null : read.apply(text);
  }
}
