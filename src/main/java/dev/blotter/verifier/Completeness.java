package dev.blotter.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the events of a bundle and sees whether one is left out of what the manifest claims: all
 * versions of an aggregate, or all positions of some lanes. Of a selection nobody can say so.
 */
final class Completeness {

  private final JsonNode claim;
  private final String of;

  /** What must come next: the version, or the position of a lane. */
  private final Map<Integer, Long> next = new TreeMap<>();

  Completeness(JsonNode claim) {
    this.claim = claim;
    this.of = claim.required("of").textValue();
    switch (of) {
      case "aggregate" -> next.put(0, claim.required("from_version").longValue());
      case "lanes" ->
          claim
              .required("lanes")
              .forEach(lane -> next.put(number(lane), lane.required("from_position").longValue()));
      case "selection" -> {}
      default -> throw new Unreadable("a claim to be complete that is not known: " + of);
    }
  }

  /** Takes the next event; fails with what is wrong with it. */
  void add(Event event) {
    switch (of) {
      case "aggregate" -> {
        expect("aggregate_id", event);
        expect("aggregate_type", event);
        follow(0, event.version(), "version");
      }
      case "lanes" -> follow(event.lane(), event.position(), "position");
      default -> {}
    }
  }

  /** Sees whether the end is that of the claim. */
  void end() {
    switch (of) {
      case "aggregate" -> reached(0, claim.required("to_version").longValue(), "version");
      case "lanes" ->
          claim
              .required("lanes")
              .forEach(
                  lane ->
                      reached(number(lane), lane.required("to_position").longValue(), "position"));
      default -> {}
    }
  }

  String text() {
    return switch (of) {
      case "aggregate" ->
          "all versions of %s %s from %s to %s, after which there was none by the word of the service"
              .formatted(
                  claim.required("aggregate_type").textValue(),
                  claim.required("aggregate_id").textValue(),
                  claim.required("from_version"),
                  claim.required("to_version"));
      case "lanes" -> "all positions of " + next.size() + " lanes";
      default -> "a selection: what it leaves out cannot be told from it";
    };
  }

  private void expect(String column, Event event) {
    if (!claim.required(column).textValue().equals(event.text(column))) {
      throw new Fault("it is of another aggregate than the manifest says");
    }
  }

  private void follow(int lane, long number, String what) {
    var expected = next.get(lane);
    if (expected == null || number != expected) {
      throw new Fault("%s %d comes where %s was to come".formatted(what, number, expected));
    }
    next.put(lane, number + 1);
  }

  private void reached(int lane, long last, String what) {
    long reached = next.getOrDefault(lane, 0L) - 1;
    if (reached != last) {
      throw new Fault(
          "it ends at %s %d, but the manifest claims %d".formatted(what, reached, last));
    }
  }

  private static int number(JsonNode lane) {
    return lane.required("lane").intValue();
  }
}
