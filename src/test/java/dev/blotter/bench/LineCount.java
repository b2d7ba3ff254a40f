package dev.blotter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Reads a stream of lines over a connection of its own and counts them, as cheaply as can be: what
 * a client costs is not what is measured, and it shares the processors.
 */
final class LineCount {

  private static final int BYTES = 1 << 18;
  private static final String OK = "HTTP/1.1 200 ";

  /** The chunk without bytes that an answer ends with. */
  private static final String END = "0\r\n\r\n";

  private final URI uri;
  private final String token;
  private String last = "";
  private boolean begun;
  private long lines;

  LineCount(URI uri, String token) {
    this.uri = uri;
    this.token = token;
  }

  /** Those of an answer that is whole; anything else is a fault. */
  long read() throws IOException {
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
      read(socket.getInputStream());
    }
    if (!last.endsWith(END)) {
      throw new IllegalStateException("an answer that ends with " + last);
    }
    return lines;
  }

  private String request() {
    return "GET "
        + uri.getRawPath()
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/x-ndjson"
        + "\r\nAuthorization: Bearer "
        + token
        + "\r\n\r\n";
  }

  private void read(InputStream in) throws IOException {
    byte[] some = new byte[BYTES];
    for (int read; (read = in.read(some)) >= 0; ) {
      count(last + new String(some, 0, read, StandardCharsets.ISO_8859_1));
    }
  }

  /** Ends of lines of JSON; those of HTTP have a carriage return before them. */
  private void count(String text) {
    if (!begun && !text.startsWith(OK)) {
      throw new IllegalStateException("not answered: " + text);
    }
    begun = true;
    for (int at = text.indexOf('\n', last.length()); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines += text.charAt(at - 1) == '\r' ? 0 : 1;
    }
    last = text.substring(Math.max(0, text.length() - END.length()));
  }
}
