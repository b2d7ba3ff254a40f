package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the archived events that lie in a file beside their proof: each lane's, with what the
 * proofs of its first and its last event say of the others, lead to the lane's root in the head.
 */
final class ArchiveCheck {

  private final Bundle bundle;
  private final TreeHead head;
  private final Completeness completeness;

  ArchiveCheck(Bundle bundle, TreeHead head, Completeness completeness) {
    this.bundle = bundle;
    this.head = head;
    this.completeness = completeness;
  }

  /**
   * @param spans the first and the last position of each lane
   * @return how many events there are
   */
  long run(Path file, JsonNode spans) throws IOException {
    try (var events = lines(file);
        var proofs = bundle.lines("proofs.ndjson")) {
      long count = 0;
      for (var span : spans) {
        count += lane(span, events, proofs);
      }
      must(events.readLine() == null, "there are more events than the manifest says");
      must(proofs.readLine() == null, "there are more proofs than lanes have ends");
      return count;
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    var unzipped = new GZIPInputStream(Files.newInputStream(file));
    return new BufferedReader(new ShortLines(new InputStreamReader(unzipped, UTF_8)));
  }

  private long lane(JsonNode span, BufferedReader events, BufferedReader proofs)
      throws IOException {
    int lane = span.required("lane").intValue();
    long from = span.required("from_position").longValue();
    long to = span.required("to_position").longValue();
    var first = proof(proofs.readLine(), lane, from);
    var last = from == to ? first : proof(proofs.readLine(), lane, to);
    var root =
        new SpanRoot(from - 1, to, head.size(lane), first.path(), last.path())
            .of(() -> next(events).leaf());
    must(
        MessageDigest.isEqual(root, head.root(lane)),
        "lane %d: its events from %d to %d are not what was sealed".formatted(lane, from, to));
    return to - from + 1;
  }

  private Event next(BufferedReader events) throws IOException {
    var event = new Event(Bundle.parse(line(events.readLine(), "there are fewer events")));
    completeness.add(event);
    return event;
  }

  private static Proof proof(@Nullable String text, int lane, long position) throws IOException {
    var proof = new Proof(Bundle.parse(line(text, "there are fewer proofs")));
    must(proof.isOf(lane, position), "a proof is of another event than an end of lane " + lane);
    return proof;
  }

  private static String line(@Nullable String text, String missing) {
    if (text == null) {
      throw new Fault(missing + " than the manifest says");
    }
    return text;
  }

  private static void must(boolean holds, String fault) {
    if (!holds) {
      throw new Fault(fault);
    }
  }
}
