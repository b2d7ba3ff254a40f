package dev.blotter.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bundle from the signature down to the single event: the manifest is signed, the files
 * are those of the manifest, the head is signed, and each event is in the head.
 */
final class BundleCheck {

  private static final int SIGNATURE_BYTES = 64;
  private static final Set<String> UNLISTED = Set.of("manifest.json", "manifest.sig");

  private final Bundle bundle;
  private final PublicKeyFile key;
  private final Consumer<String> say;

  BundleCheck(Bundle bundle, PublicKeyFile key, Consumer<String> say) {
    this.bundle = bundle;
    this.key = key;
    this.say = say;
  }

  /**
   * @return the verdict
   * @throws Fault at the first thing that is wrong
   */
  String run() throws IOException, GeneralSecurityException {
    var names = bundle.names();
    var manifest = manifest();
    files(manifest, names);
    if (manifest.isExport()) {
      return export(manifest);
    }
    return manifest.isArchive() ? archive(manifest) : evidence(manifest);
  }

  /** An export has no proofs: it is what the service gave out, and its word for the rest. */
  private String export(Manifest manifest) throws IOException {
    var list = manifest.list();
    if (manifest.files().containsKey(list + ".ndjson")) {
      try (var lines = bundle.lines(list + ".ndjson")) {
        long count = lines.lines().count();
        must(count == manifest.count(), "there are not as many " + list + " as the manifest says");
      }
    }
    say.accept("ok  %d %s, given out %s".formatted(manifest.count(), list, manifest.madeText()));
    say.accept("    without proofs: that they are what was sealed, and all of it, is not shown");
    return "SIGNED, NOT PROVED";
  }

  private String archive(Manifest manifest) throws IOException, GeneralSecurityException {
    var name = manifest.archive().required("name").textValue();
    var file = bundle.beside(name);
    must(
        Bundle.sha256(Files.newInputStream(file))
            .equals(manifest.archive().required("sha256").textValue()),
        name + " is not the file that the manifest names");
    say.accept("ok  " + name + " beside is as the manifest says");
    var completeness = manifest.completeness();
    long events = new ArchiveCheck(bundle, head(), completeness).run(file, manifest.spans());
    return whole(manifest, events, completeness);
  }

  private String evidence(Manifest manifest) throws IOException {
    var head = head();
    var completeness = manifest.completeness();
    return whole(manifest, events(head, completeness), completeness);
  }

  private String whole(Manifest manifest, long events, Completeness completeness) {
    must(events == manifest.events(), "there are " + events + " events, not as the manifest says");
    say.accept("ok  " + events + " events are what was sealed, each in its place");
    completeness.end();
    say.accept("ok  " + completeness.text());
    return "VERIFIED";
  }

  private Manifest manifest() throws IOException {
    byte[] signature = bundle.read("manifest.sig");
    if (signature.length != SIGNATURE_BYTES) {
      signature = Base64.getMimeDecoder().decode(new String(signature, US_ASCII));
    }
    must(
        key.verifies(bundle.read("manifest.json"), signature),
        "manifest.json is not signed by this key");
    say.accept("ok  manifest.json is signed");
    return new Manifest(bundle.json("manifest.json"));
  }

  private void files(Manifest manifest, Set<String> names)
      throws IOException, GeneralSecurityException {
    var files = manifest.files();
    for (var file : files.entrySet()) {
      must(
          bundle.sha256(file.getKey()).equals(file.getValue()),
          file.getKey() + " is not the file that the manifest names");
    }
    var others = new TreeSet<>(names);
    others.removeAll(files.keySet());
    others.removeAll(UNLISTED);
    must(others.isEmpty(), "files that the manifest does not name: " + others);
    say.accept("ok  " + files.size() + " files are as the manifest says");
  }

  private TreeHead head() throws IOException {
    var head = new TreeHead(bundle.json("tree-head.json"));
    must(head.isWhole(), "the root of tree-head.json is not that of its lanes");
    must(
        head.keyId().equals(key.id()) && key.verifies(head.text(), head.signature()),
        "tree-head.json is not signed by this key");
    say.accept(
        "ok  tree-head.json, head %d of %s, is signed".formatted(head.number(), head.time()));
    return head;
  }

  private long events(TreeHead head, Completeness completeness) throws IOException {
    long line = 0;
    try (var events = bundle.lines("events.ndjson");
        var proofs = bundle.lines("proofs.ndjson")) {
      for (var text = events.readLine(); text != null; text = events.readLine()) {
        line++;
        var event = new Event(Bundle.parse(text));
        check(line, event, proofs.readLine(), head);
        completeness.add(event);
      }
      must(proofs.readLine() == null, "there are more proofs than events");
    }
    return line;
  }

  private static void check(long line, Event event, @Nullable String proofLine, TreeHead head)
      throws IOException {
    var name =
        "event %d, %s at %d.%d"
            .formatted(line, event.text("event_id"), event.lane(), event.position());
    if (proofLine == null) {
      throw new Fault(name + ": it has no proof");
    }
    var proof = new Proof(Bundle.parse(proofLine));
    must(proof.isOf(event), name + ": the proof is of another event");
    must(proof.convinces(head, event), name + ": it is not what was sealed there");
  }

  private static void must(boolean holds, String fault) {
    if (!holds) {
      throw new Fault(fault);
    }
  }
}
