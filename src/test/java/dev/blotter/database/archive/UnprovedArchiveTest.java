package dev.blotter.database.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.database.maintenance.TaskState;
import dev.blotter.ledger.EvidenceProofs.NotSealed;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

/** No event leaves the log before it is proved. */
class UnprovedArchiveTest extends LogWithAPast {

  @Override
  ArchiveProof proof() {
    return written -> Uni.createFrom().failure(new NotSealed("the ledger is broken"));
  }

  @Test
  void a_month_that_cannot_be_proved_stays_in_the_log() {
    var task = archive(oldest);
    assertThat(task.state()).isEqualTo(TaskState.FAILED);
    assertThat(task.error()).contains("the ledger is broken");
    assertThat(months()).contains(oldest);
  }
}
