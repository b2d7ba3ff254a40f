package dev.blotter.database.web;

import dev.blotter.database.IndexUse;
import dev.blotter.database.Monitoring;
import dev.blotter.database.PoolMonitoring;
import dev.blotter.database.PoolUse;
import dev.blotter.database.TableUse;
import dev.blotter.http.Patient;
import dev.blotter.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows indexes, tables and the pool. */
@Path("/v1/admin/database")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database")
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
@Patient
public class DatabaseResource {

  private final Monitoring monitoring;
  private final PoolMonitoring pool;

  DatabaseResource(Monitoring monitoring, PoolMonitoring pool) {
    this.monitoring = monitoring;
    this.pool = pool;
  }

  @GET
  @Path("indexes")
  @Operation(
      operationId = "listIndexes",
      summary = "List the indexes with their use, size, bloat and what makes them redundant")
  public Uni<List<IndexUse>> indexes(
      @QueryParam("unused") @Nullable Boolean unused,
      @QueryParam("redundant") @Nullable Boolean redundant,
      @QueryParam("table") @Nullable String table,
      @QueryParam("order_by")
          @DefaultValue("scans")
          @Pattern(regexp = "scans|size|bloat|name", message = "must be scans, size, bloat or name")
          @Parameter(
              description = "The most used, the largest or the most bloated first; or by name",
              schema = @Schema(enumeration = {"scans", "size", "bloat", "name"}))
          String orderBy) {
    return monitoring
        .indexes()
        .map(
            all ->
                all.stream()
                    .filter(use -> unused == null || unused == use.unused())
                    .filter(use -> redundant == null || redundant == (use.redundantTo() != null))
                    .filter(use -> table == null || table.equals(use.table()))
                    .sorted(order(orderBy))
                    .toList());
  }

  @GET
  @Path("tables")
  @Operation(
      operationId = "listTables",
      summary = "List the tables, the largest first",
      description = "Partitions count with the whole.")
  public Uni<List<TableUse>> tables() {
    return monitoring.tables();
  }

  @GET
  @Path("pool")
  @Operation(
      operationId = "getPool",
      summary = "Show the pool of connections",
      description = "As this node has it, and as the server sees the connections of all nodes.")
  public Uni<PoolUse> pool() {
    return pool.use();
  }

  private static Comparator<IndexUse> order(String by) {
    var byName = Comparator.comparing(IndexUse::table).thenComparing(IndexUse::name);
    return switch (by) {
      case "size" -> Comparator.comparingLong(IndexUse::sizeBytes).reversed().thenComparing(byName);
      case "bloat" ->
          Comparator.comparingLong(DatabaseResource::bloat).reversed().thenComparing(byName);
      case "name" -> byName;
      default -> Comparator.comparingLong(IndexUse::scans).reversed().thenComparing(byName);
    };
  }

  private static long bloat(IndexUse use) {
    var bloat = use.bloatEstimate();
    return bloat == null ? -1 : bloat.bytes();
  }
}
