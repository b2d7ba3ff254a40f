package dev.blotter.database.archive;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a file of archived events holds.
 *
 * @param partition whose rows
 * @param file where they are
 * @param rows how many
 * @param lanes the first and the last position in each lane
 * @param contentSha256 of the lines, uncompressed; hexadecimal digits
 * @param fileSha256 of the file as it is; hexadecimal digits
 */
public record ArchiveManifest(
    String partition,
    Path file,
    long rows,
    Map<Integer, Span> lanes,
    String contentSha256,
    String fileSha256) {

  /** Positions of one lane, both within. */
  public record Span(long first, long last) {

    Span with(long position) {
      return new Span(Math.min(first, position), Math.max(last, position));
    }
  }

  /** A file that lies beside and is of the same partition. */
  public Path beside(String ending) {
    return file.resolveSibling(partition + ending);
  }

  /** {@code {"5": [1, 200]}}. */
  JsonObject positions() {
    var positions = new JsonObject();
    lanes.forEach(
        (lane, span) ->
            positions.put(lane.toString(), new JsonArray().add(span.first()).add(span.last())));
    return positions;
  }

  String text() {
    return new JsonObject()
            .put("partition", partition)
            .put("file", String.valueOf(file.getFileName()))
            .put("format", "a row of domain_events as JSON a line, by lane and position, gzip")
            .put("rows", rows)
            .put("lanes", positions())
            .put("content_sha256", contentSha256)
            .put("file_sha256", fileSha256)
            .encodePrettily()
        + "\n";
  }
}
