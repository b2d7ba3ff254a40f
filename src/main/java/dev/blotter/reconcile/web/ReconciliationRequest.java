package dev.blotter.reconcile.web;

import dev.blotter.reconcile.Scope;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose read models are to be compared. */
@Schema(description = "Whose read models are to be compared")
record ReconciliationRequest(
    @Schema(description = "Left out for everybody's") @Nullable UUID userId) {

  Scope scope() {
    return new Scope(userId);
  }
}
