package dev.blotter.user.web;

import dev.blotter.http.Caller;
import dev.blotter.http.Cursor;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.Page;
import dev.blotter.http.Paging;
import dev.blotter.http.Reads;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.Roles;
import dev.blotter.kernel.Marks;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.user.UserListQueries;
import dev.blotter.user.UserListQueries.Listed;
import dev.blotter.user.UserQueries;
import dev.blotter.user.UserRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds and lists users for those who operate and audit the service. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserSearchResource {

  /** What its cursors are of. */
  private static final String LIST = "users";

  private final UserQueries queries;
  private final UserListQueries lists;
  private final Reads reads;
  private final Exchange exchange;
  private final Caller caller;
  private final MarginPolicy margin;
  private final Marks marks;

  UserSearchResource(
      UserQueries queries,
      UserListQueries lists,
      Reads reads,
      Exchange exchange,
      Caller caller,
      MarginPolicy margin,
      Marks marks) {
    this.queries = queries;
    this.lists = lists;
    this.reads = reads;
    this.exchange = exchange;
    this.caller = caller;
    this.margin = margin;
    this.marks = marks;
  }

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
  @Operation(
      operationId = "findUsers",
      summary = "List users, or find one by e-mail address",
      description =
          "The newest first, with their portfolios on request. Only an operator may look for an"
              + " address; a user who is erased has none any more.")
  @APIResponse(
      responseCode = "200",
      description = "A page of users; Link names the next one",
      content = @Content(schema = @Schema(implementation = UserPage.class)))
  public Uni<Response> find(
      @QueryParam("email")
          @Email
          @Size(max = 254)
          @Parameter(description = "The address, in upper or lower case; only that user is shown")
          @Nullable String email,
      @QueryParam("expand")
          @Parameter(
              description = "portfolio: with each user's portfolio at the latest prices",
              schema = @Schema(enumeration = "portfolio"))
          @Nullable String expand,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("page") @Nullable Integer page,
      @QueryParam("page_size") @Nullable Integer pageSize) {
    var expanded = Expand.parse(expand);
    var paging = Paging.of(LIST, cursor, limit, page, pageSize);
    return email == null ? reads.ofAll(() -> list(expanded, paging)) : find(email, expanded);
  }

  private Uni<Response> find(String email, Expand expand) {
    if (!caller.isOperator()) {
      throw RequestProblem.of(HttpError.FORBIDDEN, "only an operator may look for an address");
    }
    if (expand != Expand.NOTHING) {
      throw RequestProblem.parameter("expand", "cannot go with email");
    }
    return reads.ofAll(() -> queries.byEmail(email).map(this::found));
  }

  private Response found(Optional<UserRow> user) {
    var items = user.map(UserRow::view).map(view -> UserItem.of(view, null)).stream().toList();
    return Response.ok(new UserPage(items, null)).build();
  }

  private Uni<Response> list(Expand expand, Paging paging) {
    var found =
        switch (expand) {
          case NOTHING -> lists.newest(paging.window());
          case PORTFOLIO -> lists.newestWithPortfolios(paging.window());
        };
    return found.map(
        page ->
            Page.of(page, listed -> UserItem.of(listed, margin, marks), UserSearchResource::place)
                .response(exchange));
  }

  private static Cursor place(Listed listed) {
    return new Cursor(LIST, listed.user().createdAt(), listed.user().id());
  }
}
