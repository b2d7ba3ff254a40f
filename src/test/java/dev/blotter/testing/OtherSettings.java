package dev.blotter.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/**
 * Settings that some tests need and that do not disturb each other, so that the service is built
 * and started once for all of these tests.
 */
public final class OtherSettings implements QuarkusTestProfile {

  /** How long a reader of a feed may take nothing. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        // Filled orders may be replaced by larger ones, as the matrices of FIX have it.
        "blotter.trading.reopen-filled", "true",
        "blotter.trading.immediate-timeout", "1h",
        // Limits that a test reaches.
        "blotter.account-history.limit", "12",
        "blotter.stream.heartbeat", "300ms",
        "blotter.stream.patience", PATIENCE.toString(),
        "blotter.stream.window-bytes", "300000",
        "blotter.stream.clients", "5",
        "blotter.stream.clients-per-caller", "3");
  }
}
