package dev.blotter.order.web;

import dev.blotter.command.Answer;
import dev.blotter.command.CommandResult;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one order of those to be cancelled, in short: there may be a hundred thousand. */
@Schema(description = "What became of one order of those to be cancelled")
record CancelOutcome(
    UUID orderId,
    @Schema(examples = "PENDING") Outcome outcome,
    @Schema(ref = "ProblemCode", description = "Why it was refused") @Nullable String code) {

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
      case CommandResult.Done done -> new CancelOutcome(orderId, outcome(done.answer()), null);
      case CommandResult.Refused refused ->
          new CancelOutcome(orderId, Outcome.REFUSED, refused.rejection().code().name());
    };
  }

  private static Outcome outcome(Answer answer) {
    return answer.kind() == Answer.Kind.PENDING ? Outcome.PENDING : Outcome.CANCELLED;
  }
}
