package dev.blotter.ledger.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.http.TypedFields;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Lane;
import dev.blotter.ledger.postgres.VerificationScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
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

  /** Who names more than is looked at would be told that all of it is as it was sealed. */
  private static final TypedFields<VerificationRequest, Scope> FIELDS =
      new TypedFields<VerificationRequest, Scope>()
          .with("lane", VerificationRequest::lane, Set.of(Scope.lane))
          .with("user_id", VerificationRequest::userId, Set.of(Scope.user))
          .with("aggregate_type", VerificationRequest::aggregateType, Set.of(Scope.aggregate))
          .with("aggregate_id", VerificationRequest::aggregateId, Set.of(Scope.aggregate));

  VerificationScope asked() {
    FIELDS.check(this, scope);
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

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw RequestProblem.field(field, "is needed for this scope");
    }
    return value;
  }
}
