package dev.blotter.ledger;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the log is sealed, what signs its heads, and where they are kept outside the database. */
@ConfigMapping(prefix = "blotter.ledger")
public interface LedgerConfig {

  /** Whether this node seals; others may. */
  @WithDefault("true")
  boolean enabled();

  /** How soon events are sealed after they were appended, and after the last pass. */
  @WithDefault("250ms")
  @DurationMin(millis = 1)
  Duration sealInterval();

  /** How many events one pass seals at most. */
  @WithDefault("16384")
  @Min(1)
  int batchSize();

  /** How long a node that says nothing may hold lanes that it seals, or the making of a head. */
  @WithDefault("2s")
  @DurationMin(millis = 100)
  Duration lease();

  /** How often a head is made, where something has changed. */
  @WithDefault("10s")
  @DurationMin(millis = 1)
  Duration headInterval();

  /** How often the heads outside the database are compared with it. */
  @WithDefault("60s")
  @DurationMin(millis = 1)
  Duration checkInterval();

  /** An Ed25519 key, private and public, as PEM; where it is given, the file is not read. */
  Optional<String> signingKey();

  /** A file with the same. */
  @WithDefault(".blotter/keys/ledger.pem")
  Path signingKeyFile();

  /**
   * Whether a missing file is made with a new key. Only for a single node: a cluster mounts the
   * same key everywhere.
   */
  @WithDefault("false")
  boolean createSigningKey();

  /** The folder that heads are written to, where no bucket is named. */
  @WithDefault(".blotter/ledger")
  Path folder();

  /** An S3-compatible bucket that heads are written to instead. */
  Optional<String> bucket();

  /** What the names of the bucket's objects begin with. */
  Optional<String> bucketPrefix();

  /** Where the bucket is served, if not by AWS itself. */
  Optional<String> bucketEndpoint();

  @WithDefault("us-east-1")
  String bucketRegion();

  /** How many parts of the log a verification reads at a time, each with a connection. */
  @WithDefault("2")
  @Min(1)
  int verificationParallelism();

  /** How often everything is verified without being asked. */
  @WithDefault("24h")
  Optional<@WithConverter(IntervalConverter.class) Duration> verificationInterval();
}
