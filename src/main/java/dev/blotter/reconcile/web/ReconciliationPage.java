package dev.blotter.reconcile.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of reconciliations, for the description of the API. */
@Schema(description = "Reconciliations, the last begun first")
record ReconciliationPage(
    List<ReconciliationView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
