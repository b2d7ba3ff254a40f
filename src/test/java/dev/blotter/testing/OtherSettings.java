package dev.blotter.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/**
 * Settings that some tests need and that do not disturb each other, so that the service is built
 * and started once for all of these tests.
 */
public final class OtherSettings implements QuarkusTestProfile {

  /** How many connections to the database there are at most. */
  public static final int POOL_SIZE = 8;

  /** How long a reader of a feed may take nothing. */
  public static final Duration PATIENCE = Duration.ofSeconds(6);

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        // Filled orders may be replaced by larger ones, as the matrices of FIX have it.
        Map.entry("blotter.trading.reopen-filled", "true"),
        Map.entry("blotter.trading.immediate-timeout", "1h"),
        // Limits that a test reaches.
        Map.entry("blotter.account-history.limit", "12"),
        Map.entry("blotter.http.rate-limit.orders-per-second", "1"),
        Map.entry("blotter.http.rate-limit.orders-burst", "40"),
        Map.entry("blotter.stream.heartbeat", "300ms"),
        Map.entry("blotter.stream.patience", PATIENCE.toString()),
        Map.entry("blotter.stream.window-bytes", "300000"),
        Map.entry("blotter.stream.clients", "5"),
        Map.entry("blotter.stream.clients-per-caller", "3"),
        // Tokens that a test sees end.
        Map.entry("mp.jwt.verify.clock.skew", "1"),
        // Few connections, and little patience with them and with statements.
        Map.entry("quarkus.datasource.reactive.max-size", Integer.toString(POOL_SIZE)),
        Map.entry("blotter.database.pool-overflow", "0"),
        Map.entry("blotter.database.acquire-timeout", "1s"),
        Map.entry("blotter.monitoring.plan-timeout", "300ms"),
        Map.entry(
            "quarkus.datasource.reactive.additional-properties.\"statement_timeout\"", "5000"),
        // To a broker that is there for some tests only.
        Map.entry("blotter.relay.enabled", "true"),
        Map.entry("blotter.relay.brokers", Broker.address()),
        Map.entry("quarkus.log.category.\"kafka\".level", "ERROR"),
        Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "ERROR"));
  }
}
