package dev.blotter.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A line of proofs.ndjson: that an event is in its lane's tree, in the head of the bundle. */
record Proof(JsonNode json) {

  boolean isOf(Event event) {
    return isOf(event.lane(), event.position());
  }

  boolean isOf(int lane, long position) {
    return json.required("lane").intValue() == lane
        && json.required("position").longValue() == position;
  }

  boolean convinces(TreeHead head, Event event) {
    int lane = event.lane();
    return Merkle.includes(
        head.root(lane), head.size(lane), event.position() - 1, event.leaf(), path());
  }

  List<byte[]> path() {
    List<byte[]> path = new ArrayList<>();
    json.required("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.textValue())));
    return path;
  }
}
