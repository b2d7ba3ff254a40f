package dev.blotter.activity.web;

import dev.blotter.activity.Activities.Wanted;
import dev.blotter.activity.ActivityType;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.TimeSpans;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterStyle;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which activities a list shows; what is left out does not matter. */
record ActivityQuery(
    @QueryParam("types")
        @Parameter(
            name = "types",
            in = ParameterIn.QUERY,
            description = "Any of these, parted by commas",
            style = ParameterStyle.FORM,
            explode = Explode.FALSE,
            schema = @Schema(type = SchemaType.ARRAY, implementation = ActivityType.class))
        @Nullable String types,
    @QueryParam("symbol") @Parameter(description = "Executions, dividends, splits of it")
        @Nullable Symbol symbol,
    @QueryParam("from") @Parameter(description = "Recorded then or later") @Nullable Instant from,
    @QueryParam("to") @Parameter(description = "Recorded before") @Nullable Instant to,
    @QueryParam("oldest_first") @DefaultValue("false") Boolean oldestFirst) {

  Wanted of(UUID userId) {
    return new Wanted(userId, kinds(), symbol, TimeSpans.of(from, to), TimeOrder.of(oldestFirst));
  }

  private Set<ActivityType> kinds() {
    return types == null
        ? EnumSet.allOf(ActivityType.class)
        : ActivityType.parse(types)
            .orElseThrow(
                () ->
                    RequestProblem.parameter(
                        "types", "must be some of " + Arrays.toString(ActivityType.values())));
  }
}
