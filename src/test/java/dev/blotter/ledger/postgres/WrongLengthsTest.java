package dev.blotter.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import org.junit.jupiter.api.Test;

/** Whatever has not the length of a hash is named, and what is beside it is looked at as well. */
class WrongLengthsTest extends TwoHeads {

  @Test
  void leaves_of_a_wrong_length_break_their_seal_and_keep_no_other_lane_from_being_verified() {
    ledger.append(4, 6);
    ledger.seal();
    ledger.tamper(
        """
        UPDATE ledger_seals SET leaves = leaves || '\\x00' WHERE lane = 5 AND number = 1;
        UPDATE domain_events SET actor_id = 'eve' WHERE lane = 6 AND lane_position = 2""");
    assertThat(ledger.verify(VerificationScope.all()).findings())
        .extracting(fault -> fault.kind() + " " + fault.lane() + " " + fault.position())
        .contains("SEAL_BROKEN 5 1", "CHANGED 6 2");
  }

  @Test
  void hashes_of_a_wrong_length_in_seals_and_heads_are_found() {
    ledger.tamper("UPDATE ledger_seals SET root = substring(root FROM 2) WHERE number = 2");
    assertThat(ledger.verifyLane(LANE).kind()).isEqualTo(Kind.SEAL_BROKEN);
    ledger.tamper("UPDATE ledger_heads SET roots = substring(roots FROM 2) WHERE number = 2");
    assertThat(ledger.summary().lastHead()).extracting("number").isEqualTo(2L);
    assertThat(ledger.verify(VerificationScope.all()).findings())
        .extracting(Fault::detail)
        .anyMatch(detail -> detail.startsWith("head 2 is not signed by a key of ours"));
  }
}
