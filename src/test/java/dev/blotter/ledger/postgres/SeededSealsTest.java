package dev.blotter.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.ledger.postgres.Verification.Status;
import dev.blotter.seeding.SeededDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seeded is sealed, and nothing is wrong with it. */
@Tag("seeded")
class SeededSealsTest {

  @TempDir Path folder;

  @Test
  void a_verification_finds_each_event_as_it_was_sealed() {
    var ledger = new TestLedger(SeededDatabase.get(), folder);
    int lane = Lane.of(SeededDatabase.largest());
    assertThat(ledger.verify(VerificationScope.lane(lane)).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void nothing_is_left_to_seal() {
    var ledger = new TestLedger(SeededDatabase.get(), folder);
    assertThat(ledger.pass().events()).isZero();
    assertThat(ledger.summary().unsealed()).isZero();
  }
}
