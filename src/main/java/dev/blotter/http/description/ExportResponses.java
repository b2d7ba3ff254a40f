package dev.blotter.http.description;

import dev.blotter.http.export.EntryExports;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What the description of the API says of exports, which are all answered alike. */
final class ExportResponses {

  /** What the names of such operations begin with. */
  private static final String EXPORT = "export";

  private static final String OK = "200";
  private static final String CONFLICT = "409";
  private static final String FILE =
      "A zip file with the entries as they are shown, and a signed manifest.";
  private static final String TOO_LARGE = "EXPORT_TOO_LARGE: ask for a shorter time";

  private ExportResponses() {}

  /** Adds what an export does not say of itself. */
  static void describe(Operation operation) {
    if (!operation.getOperationId().startsWith(EXPORT)) {
      return;
    }
    if (operation.getDescription() == null) {
      operation.setDescription(FILE);
    }
    var responses = operation.getResponses();
    responses.addAPIResponse(
        OK, OASFactory.createAPIResponse().description("The export").content(file()));
    if (!responses.hasAPIResponse(CONFLICT)) {
      responses.addAPIResponse(CONFLICT, OASFactory.createAPIResponse().description(TOO_LARGE));
    }
  }

  private static Content file() {
    var bytes = OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("binary");
    return OASFactory.createContent()
        .addMediaType(EntryExports.MEDIA_TYPE, OASFactory.createMediaType().schema(bytes));
  }
}
