package dev.blotter.audit.web;

import dev.blotter.audit.evidence.Bundle;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.export.EntryExports;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** Answers with temporary files, which are gone once they were read. */
@ApplicationScoped
class Downloads {

  private static final Logger LOG = Logger.getLogger(Downloads.class);

  static final String ZIP = EntryExports.MEDIA_TYPE;

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

  /** What whoever asked is told where it cannot be written; why is for who looks after the node. */
  static RequestProblem notWritten(Throwable fault) {
    LOG.warnf("a file to hand out cannot be written: %s", fault.getMessage());
    return RequestProblem.of(HttpError.FILE_NOT_WRITTEN, "this node has no room for it");
  }

  private static Response response(AsyncFile file, Bundle bundle, String name) {
    // The framework sends the length of what is to be read as such, and cuts the rest into chunks.
    var whole = file.getDelegate().setReadLength(bundle.size());
    return Response.ok(whole, ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"")
        .build();
  }
}
