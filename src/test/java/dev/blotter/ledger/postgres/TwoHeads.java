package dev.blotter.ledger.postgres;

import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A log of a lane's 40 events with two heads over it, for a superuser to have a hand in. */
abstract class TwoHeads {

  static final int LANE = 5;

  @TempDir Path folder;

  @AutoClose final TestDatabase database = TestDatabase.freshDatabase();
  TestLedger ledger;

  @BeforeEach
  final void make_two_heads() {
    ledger = new TestLedger(database, folder);
    ledger.append(30, LANE);
    ledger.seal();
    ledger.append(10, LANE);
    ledger.seal();
  }
}
