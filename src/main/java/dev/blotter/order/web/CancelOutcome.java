package dev.blotter.order.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.command.Answer;
import dev.blotter.command.CommandResult;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one order of those to be cancelled. */
@Schema(description = "What became of one order of those to be cancelled")
record CancelOutcome(
    UUID orderId,
    @Schema(examples = "PENDING") Outcome outcome,
    @Schema(ref = "ProblemCode", description = "Why it was refused") @Nullable String code,
    @Schema(ref = "OrderView", description = "The order as it stands now") @JsonRawValue
        @Nullable String order) {

  /** How it ended. */
  @Schema(name = "CancelResult")
  enum Outcome {
    CANCELLED,
    /** The venue has still to confirm it. */
    PENDING,
    REFUSED
  }

  static CancelOutcome of(UUID orderId, CommandResult result) {
    return switch (result) {
      case CommandResult.Done done ->
          new CancelOutcome(orderId, outcome(done.answer()), null, done.answer().resource());
      case CommandResult.Refused refused ->
          new CancelOutcome(
              orderId, Outcome.REFUSED, refused.rejection().code().name(), refused.resource());
    };
  }

  private static Outcome outcome(Answer answer) {
    return answer.kind() == Answer.Kind.PENDING ? Outcome.PENDING : Outcome.CANCELLED;
  }
}
