package dev.blotter.user.web;

import dev.blotter.http.Reads;
import dev.blotter.http.Roles;
import dev.blotter.user.UserQueries;
import dev.blotter.user.UserRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds users for those who operate the service. */
@Path("/v1/users")
@Tag(name = "Users")
public class UserSearchResource {

  private final UserQueries queries;
  private final Reads reads;

  UserSearchResource(UserQueries queries, Reads reads) {
    this.queries = queries;
    this.reads = reads;
  }

  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "findUsers",
      summary = "Find a user by e-mail address",
      description = "A user who is erased has no address any more.")
  @APIResponse(
      responseCode = "200",
      description = "The one user with that address, or none",
      content = @Content(schema = @Schema(implementation = UserPage.class)))
  public Uni<Response> find(
      @QueryParam("email")
          @NotNull
          @Email
          @Size(max = 254)
          @Parameter(description = "The address, in upper or lower case")
          String email) {
    return reads.ofAll(() -> queries.byEmail(email).map(UserSearchResource::page));
  }

  private static Response page(Optional<UserRow> found) {
    return Response.ok(new UserPage(found.map(UserRow::view).stream().toList())).build();
  }
}
