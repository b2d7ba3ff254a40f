package dev.blotter.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A request of HTTP/1.1, in its bytes.
 *
 * @param kind what its times are counted under
 * @param then what is done with an answer of success
 */
public record Request(Kind kind, Buffer bytes, Consumer<Answer> then) {

  /** What a request is. */
  public enum Kind {
    COMMAND,
    CANCEL,
    READ
  }

  public static Request get(String path, String token) {
    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
    return new Request(Kind.READ, bytes(head + "\r\nAccept: application/json\r\n\r\n"), a -> {});
  }

  /**
   * A command.
   *
   * @param key its Idempotency-Key
   * @param json its body, ASCII
   */
  public static Request post(
      String path, String token, String key, String json, Consumer<Answer> then) {
    var text =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
            + key
            + "\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json;
    return new Request(Kind.COMMAND, bytes(text), then);
  }

  /** Asks for an order to be cancelled. */
  public static Request cancel(String order, String token, Consumer<Answer> then) {
    var head = "DELETE /v1/orders/" + order + " HTTP/1.1\r\nHost: localhost\r\n";
    return new Request(
        Kind.CANCEL, bytes(head + "Authorization: Bearer " + token + "\r\n\r\n"), then);
  }

  private static Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(StandardCharsets.US_ASCII));
  }
}
