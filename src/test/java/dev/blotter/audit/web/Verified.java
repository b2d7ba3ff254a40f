package dev.blotter.audit.web;

import dev.blotter.http.Client;
import dev.blotter.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What whoever has the ledger's public key is told of a bundle. */
final class Verified {

  private Verified() {}

  /** All that is said, and the exit code behind it; the key is put beside the bundle. */
  static List<String> of(Path bundle) throws IOException {
    var pem = Client.auditor().call().get("/v1/audit/ledger/key").asString();
    var key = Files.writeString(bundle.resolveSibling("public.pem"), pem);
    List<String> said = new ArrayList<>();
    int code = Verifier.run(bundle, key, said::add);
    said.add("" + code);
    return said;
  }
}
