package dev.blotter.database.archive;

import static dev.blotter.testing.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is archived lies in a file that proves it, and in a table that nobody changes. */
class ArchiveFileTest extends LogWithAPast {

  @Test
  void the_file_holds_the_rows_and_the_manifest_proves_it() throws Exception {
    var rows = on.sql("SELECT to_jsonb(e)::text FROM " + oldest + " e ORDER BY lane_position");
    archive(oldest);
    var file = folder.resolve(oldest + ".ndjson.gz");
    assertThat(lines(file)).isEqualTo(rows).hasSize(3);
    var manifest =
        new JsonObject(Files.readString(folder.resolve(oldest + ".manifest.json"), UTF_8));
    assertThat(manifest.getLong("rows")).isEqualTo(3);
    assertThat(manifest.getJsonObject("lanes").encode()).isEqualTo("{\"5\":[1,3]}");
    assertThat(manifest.getString("file_sha256")).isEqualTo(sha256(Files.readAllBytes(file)));
    assertThat(manifest.getString("content_sha256"))
        .isEqualTo(sha256((String.join("\n", rows) + "\n").getBytes(UTF_8)));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void rows_come_back_from_the_file_as_they_were() throws Exception {
    archive(oldest);
    for (var line : lines(folder.resolve(oldest + ".ndjson.gz"))) {
      var same =
          "SELECT (a = jsonb_populate_record(NULL::archive.%1$s, '%2$s'))::text FROM archive.%1$s a"
                  .formatted(oldest, line.replace("'", "''"))
              + " WHERE lane_position = "
              + new JsonObject(line).getLong("lane_position");
      assertThat(on.sql(same)).containsExactly("true");
    }
  }

  @Test
  void nobody_changes_the_archive() {
    archive(oldest);
    for (var change :
        List.of(
            "UPDATE archive.%s SET payload = '{}'",
            "DELETE FROM archive.%s",
            "TRUNCATE archive.%s",
            "INSERT INTO archive.%1$s SELECT * FROM archive.%1$s")) {
      assertThatThrownBy(() -> on.sql(change.formatted(oldest))).hasMessageContaining("is refused");
    }
    var service = on.database.pool(on.database.service());
    assertThatThrownBy(() -> await(service.query("DELETE FROM archive." + oldest).execute()))
        .hasMessageContaining("permission denied");
    assertThat(await(service.query("SELECT * FROM archive." + oldest).execute()).size())
        .isEqualTo(3);
  }

  private static List<String> lines(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
