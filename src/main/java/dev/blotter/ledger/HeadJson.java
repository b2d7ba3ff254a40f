package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A head as JSON: as it is written outside the database and into bundles. */
public final class HeadJson {

  private static final int VERSION = 1;

  private HeadJson() {}

  public static byte[] write(SignedHead head) {
    return text(head).getBytes(UTF_8);
  }

  public static String text(SignedHead head) {
    return Json.write(
            new Form(
                VERSION,
                head.number(),
                CanonicalTime.text(head.time()),
                head.previous().toString(),
                head.acknowledged(),
                head.size(),
                head.lanes().stream().map(LaneForm::of).toList(),
                head.root().toString(),
                head.keyId(),
                HeadText.of(head).hash().toString(),
                head.signature()))
        + "\n";
  }

  /** Reads what {@link #write} wrote; an {@link IllegalArgumentException} where it is not that. */
  public static SignedHead read(byte[] json) {
    try {
      return head(Json.read(new String(json, UTF_8), JsonNode.class));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a head: " + e.getMessage(), e);
    }
  }

  private static SignedHead head(JsonNode json) {
    List<LaneHead> lanes = new ArrayList<>();
    for (var lane : json.required("lanes")) {
      lanes.add(
          new LaneHead(
              lane.required("lane").intValue(),
              lane.required("size").longValue(),
              hash(lane, "root")));
    }
    var acknowledged = json.get("acknowledged");
    return new SignedHead(
        json.required("number").longValue(),
        Instant.parse(json.required("time").textValue()),
        hash(json, "previous"),
        acknowledged == null ? null : acknowledged.longValue(),
        lanes,
        hash(json, "root"),
        json.required("key_id").textValue(),
        json.required("signature").textValue());
  }

  private static Hash hash(JsonNode json, String field) {
    return Hash.parse(json.required(field).textValue());
  }

  /** What is kept. */
  @Schema(
      name = "SignedHead",
      description = "A head as it is kept outside the database; hashes are 64 hexadecimal digits")
  public record Form(
      int version,
      long number,
      String time,
      String previous,
      @Nullable Long acknowledged,
      long size,
      List<LaneForm> lanes,
      String root,
      String keyId,
      String hash,
      String signature) {}

  /** How far a lane goes. */
  @Schema(name = "SignedLane", description = "The tree of a lane: how many events, and its root")
  public record LaneForm(int lane, long size, String root) {

    static LaneForm of(LaneHead lane) {
      return new LaneForm(lane.lane(), lane.size(), lane.root().toString());
    }
  }
}
