package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Events of a lane that are sealed, for a superuser to have a hand in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SealedLane {

  static final int EVENTS = 20;

  @AutoClose private final TestDatabase database = TestDatabase.freshDatabase();

  TestLedger ledger;
  int lane;
  private int lanes;

  @BeforeAll
  final void make_a_ledger(@TempDir Path folder) {
    ledger = new TestLedger(database, folder);
  }

  /** Each test has a lane of its own. */
  @BeforeEach
  final void seal_a_lane() {
    lane = lanes++;
    ledger.append(EVENTS, lane);
    ledger.seal();
  }

  /** Without what tells it from the same at the same place. */
  static Fault withoutHash(Fault fault) {
    var detail = fault.detail().replaceFirst(", (its hash is now|checksum) [-0-9a-f]+$", "");
    return new Fault(
        fault.kind(), fault.lane(), fault.position(), fault.head(), fault.eventId(), detail);
  }

  /** What is found of events alone; what is said beside them differs where they do. */
  static List<Fault> ofEvents(Verification run) {
    return run.findings().stream().filter(fault -> fault.kind() != Kind.STREAM_MISMATCH).toList();
  }

  final Verification verify() {
    return ledger.verify(VerificationScope.lane(lane));
  }

  final String where(int... positions) {
    var list = Arrays.stream(positions).mapToObj(Integer::toString).toList();
    return " WHERE lane = %d AND lane_position IN (%s)".formatted(lane, String.join(", ", list));
  }
}
