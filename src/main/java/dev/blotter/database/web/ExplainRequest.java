package dev.blotter.database.web;

import dev.blotter.kernel.NamedQuery.Planned;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which query is to be explained. */
@Schema(
    description = "Which query is to be explained",
    examples =
        "{\"query\": \"orders-of-user\", \"parameters\": {\"limit\": 50}, \"analyze\": true}")
record ExplainRequest(
    @NotNull @Schema(examples = "orders-of-user") String query,
    @Nullable @Schema(description = "Those that are left out are taken from the example")
        Map<String, Object> parameters,
    @Nullable @Schema(description = "Run it indeed, to have real times; false where left out")
        Boolean analyze,
    @Nullable
        @Schema(
            description =
                "Whether the plan is one for any values or one for these; left out: the one that the"
                    + " service has")
        Planned planned) {}
