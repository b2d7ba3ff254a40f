package dev.blotter.page;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** One file of the page as it is sent. */
record PageFile(String mediaType, Buffer content) {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /**
   * @throws IllegalArgumentException if the name has an ending that no file of the page has
   */
  static PageFile of(String name, byte[] content) {
    var type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalArgumentException("no media type for " + name);
    }
    return new PageFile(type, Buffer.buffer(content));
  }
}
