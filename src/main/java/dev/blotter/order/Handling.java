package dev.blotter.order;

import org.jspecify.annotations.Nullable;

/**
 * How the venue shall handle an order beyond its price and its time.
 *
 * @param postOnly it shall never take what rests: the venue refuses it where it would (FIX ExecInst
 *     6, "participate, do not initiate")
 * @param extendedHours it may be executed before and after the session too
 */
public record Handling(boolean postOnly, boolean extendedHours) {

  /** What is asked for, or null where nothing is. */
  public static @Nullable Handling of(boolean postOnly, boolean extendedHours) {
    return postOnly || extendedHours ? new Handling(postOnly, extendedHours) : null;
  }
}
