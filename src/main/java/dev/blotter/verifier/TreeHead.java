package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** tree-head.json: what all lanes held at some moment, signed (docs/ledger.md). */
record TreeHead(JsonNode json) {

  long number() {
    return json.required("number").longValue();
  }

  String time() {
    return json.required("time").textValue();
  }

  String keyId() {
    return json.required("key_id").textValue();
  }

  byte[] signature() {
    return Base64.getDecoder().decode(json.required("signature").textValue());
  }

  long size(int lane) {
    return lane(lane).required("size").longValue();
  }

  byte[] root(int lane) {
    return hash(lane(lane), "root");
  }

  private JsonNode lane(int lane) {
    var found = json.required("lanes").get(lane);
    if (found == null || found.required("lane").intValue() != lane) {
      throw new Unreadable("the head has no lane " + lane);
    }
    return found;
  }

  /** Whether the head's root is that of the tree over its lanes. */
  boolean isWhole() {
    List<byte[]> leaves = new ArrayList<>();
    for (int lane = 0; lane < json.required("lanes").size(); lane++) {
      var content = ByteBuffer.allocate(44).putInt(lane).putLong(size(lane)).put(root(lane));
      leaves.add(Merkle.leaf(content.array()));
    }
    return HexFormat.of().formatHex(root(leaves)).equals(json.required("root").textValue());
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  /** What is signed. */
  byte[] text() {
    var text = new StringBuilder("blotter-head/1\n");
    var acknowledged = json.get("acknowledged");
    line(text, "number", Long.toString(number()));
    line(text, "time", time());
    line(text, "previous", json.required("previous").textValue());
    line(text, "acknowledged", acknowledged == null ? "none" : acknowledged.asText());
    for (var lane : json.required("lanes")) {
      var name = "lane " + lane.required("lane").asText();
      line(text, name, lane.required("size").asText() + " " + lane.required("root").textValue());
    }
    line(text, "root", json.required("root").textValue());
    line(text, "key", keyId());
    return text.toString().getBytes(US_ASCII);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  static byte[] hash(JsonNode json, String field) {
    return HexFormat.of().parseHex(json.required(field).textValue());
  }
}
