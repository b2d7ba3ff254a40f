package dev.blotter.ledger.postgres;

import dev.blotter.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything in one folder, and small batches.
 *
 * @param lease how long a node may say nothing
 * @param enabled whether it seals
 */
public record TestConfig(
    Path base, Optional<String> bucketEndpoint, Duration lease, boolean enabled)
    implements LedgerConfig {

  /** Nobody falls asleep: a machine that is busy with other tests is no node that hangs. */
  private static final Duration PATIENT = Duration.ofSeconds(10);

  public TestConfig(Path base, Optional<String> bucketEndpoint) {
    this(base, bucketEndpoint, PATIENT);
  }

  TestConfig(Path base, Optional<String> bucketEndpoint, Duration lease) {
    this(base, bucketEndpoint, lease, true);
  }

  /** The same of a node that leaves sealing to others. */
  TestConfig idle() {
    return new TestConfig(base, bucketEndpoint, lease, false);
  }

  @Override
  public Duration sealInterval() {
    return Duration.ofMillis(250);
  }

  @Override
  public int batchSize() {
    return 4096;
  }

  @Override
  public Duration headInterval() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration checkInterval() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Optional<String> signingKey() {
    return Optional.empty();
  }

  @Override
  public Path signingKeyFile() {
    return base.resolve("ledger.pem");
  }

  @Override
  public boolean createSigningKey() {
    return true;
  }

  @Override
  public Path folder() {
    return base.resolve("ledger");
  }

  @Override
  public Optional<String> bucket() {
    return bucketEndpoint.map(endpoint -> "heads");
  }

  @Override
  public Optional<String> bucketPrefix() {
    return Optional.of("blotter/");
  }

  @Override
  public String bucketRegion() {
    return "us-east-1";
  }

  @Override
  public int verificationParallelism() {
    return 2;
  }

  @Override
  public Optional<Duration> verificationInterval() {
    return Optional.empty();
  }
}
