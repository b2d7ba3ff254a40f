package dev.blotter.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Answers those who began what goes on without them. */
public final class Begun {

  private Begun() {}

  /**
   * 202, and where it can be watched.
   *
   * @param view how far it is by now
   * @param path of the list that it is in
   */
  public static Response response(Object view, String path, UUID id) {
    return Response.accepted(view)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(URI.create(path + "/" + id))
        .build();
  }
}
