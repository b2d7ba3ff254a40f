package dev.blotter.audit.web;

import dev.blotter.audit.evidence.Bundle;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with temporary files, which are gone once they were read. */
@ApplicationScoped
class Downloads {

  static final String ZIP = "application/zip";

  private final Vertx vertx;

  Downloads(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The bundle as a file of that name; it is deleted once it was read, or whoever read it left. */
  Uni<Response> response(Bundle bundle, String name) {
    var options = new OpenOptions().setRead(true).setWrite(false).setDeleteOnClose(true);
    return vertx
        .fileSystem()
        .open(bundle.path().toString(), options)
        .map(file -> response(file, bundle, name));
  }

  private static Response response(AsyncFile file, Bundle bundle, String name) {
    return Response.ok(file.getDelegate(), ZIP)
        .header(HttpHeaders.CONTENT_LENGTH, bundle.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"")
        .build();
  }
}
