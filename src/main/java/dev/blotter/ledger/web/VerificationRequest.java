package dev.blotter.ledger.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Lane;
import dev.blotter.ledger.postgres.VerificationScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be verified. */
@Schema(
    description = "What is to be verified; a user and an aggregate with the whole lane they are in")
record VerificationRequest(
    @NotNull @Schema(examples = "all") Scope scope,
    @Min(0) @Max(Lane.COUNT - 1) @Nullable Integer lane,
    @Nullable UUID userId,
    @Nullable AggregateType aggregateType,
    @Nullable UUID aggregateId) {

  /** Of what. */
  @Schema(name = "VerificationScope")
  enum Scope {
    all,
    lane,
    user,
    aggregate
  }

  VerificationScope asked() {
    belongs(Scope.lane, "lane", lane);
    belongs(Scope.user, "user_id", userId);
    belongs(Scope.aggregate, "aggregate_type", aggregateType);
    belongs(Scope.aggregate, "aggregate_id", aggregateId);
    return switch (scope) {
      case all -> VerificationScope.all();
      case lane -> VerificationScope.lane(given("lane", lane));
      case user -> VerificationScope.user(given("user_id", userId));
      case aggregate ->
          VerificationScope.aggregate(
              new AggregateRef(
                  given("aggregate_type", aggregateType), given("aggregate_id", aggregateId)));
    };
  }

  /** Who names more than is looked at would be told that all of it is as it was sealed. */
  private void belongs(Scope only, String field, @Nullable Object value) {
    if (value != null && scope != only) {
      throw RequestProblem.field(field, "does not belong to this scope");
    }
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw RequestProblem.field(field, "is needed for this scope");
    }
    return value;
  }
}
