package dev.blotter.ledger.postgres;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.kernel.Actor;
import dev.blotter.ledger.LedgerConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has everything verified from time to time. */
@Singleton
final class VerificationJob implements Recurring {

  private static final Actor ACTOR = Actor.system("ledger");

  private final Verifications verifications;
  private final LedgerConfig config;

  VerificationJob(Verifications verifications, LedgerConfig config) {
    this.verifications = verifications;
    this.config = config;
  }

  @Override
  public String name() {
    return "verify-ledger";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.verificationInterval()).after(Duration.ofMinutes(10));
  }

  @Override
  public Uni<Void> run() {
    return verifications.begin(VerificationScope.all(), ACTOR).replaceWithVoid();
  }
}
