package dev.blotter.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** manifest.json: what the bundle holds and what it claims to be all of (docs/ledger.md). */
record Manifest(JsonNode json) {

  /** The SHA-256 of each file by its name. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (var file : json.required("files")) {
      files.put(file.required("name").textValue(), file.required("sha256").textValue());
    }
    return files;
  }

  long events() {
    return json.required("events").longValue();
  }

  /** What an export is a list of: events, where it does not say. */
  String list() {
    return json.path("list").asText("events");
  }

  /** How many of them there are. */
  long count() {
    return json.has("records") ? json.required("records").longValue() : events();
  }

  /** Whether it is what a search found, which has no proofs. */
  boolean isExport() {
    return json.path("format").asText().startsWith("blotter-export/");
  }

  /** Whether it is of archived events, which lie in a file beside. */
  boolean isArchive() {
    return json.path("format").asText().startsWith("blotter-archive/");
  }

  /** The file beside, with its {@code name} and {@code sha256}. */
  JsonNode archive() {
    return json.required("archive");
  }

  /** The first and the last position of each lane. */
  JsonNode spans() {
    return json.required("complete").required("lanes");
  }

  /** When and for whom it was made. */
  String madeText() {
    return "%s to %s"
        .formatted(json.required("made_at").textValue(), json.required("made_by").textValue());
  }

  Completeness completeness() {
    return new Completeness(json.required("complete"));
  }
}
