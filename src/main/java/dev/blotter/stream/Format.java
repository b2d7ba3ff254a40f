package dev.blotter.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** How events stand on the wire. */
public enum Format {

  /** Server-sent events (WHATWG HTML, section 9.2): the id is what the browser resumes with. */
  SSE {
    @Override
    void begin(ByteArrayOutputStream out, String cursor) {
      out.writeBytes("retry: 1000\n".getBytes(UTF_8));
      heartbeat(out, cursor);
    }

    @Override
    void event(ByteArrayOutputStream out, String cursor, FeedEvent event) {
      out.writeBytes(
          ("id: " + cursor + "\nevent: " + event.eventType() + "\ndata: ").getBytes(UTF_8));
      event.json().writeTo(out, 0);
      out.writeBytes(END);
    }

    @Override
    void heartbeat(ByteArrayOutputStream out, String cursor) {
      note(out, cursor, "heartbeat", "{\"cursor\":\"" + cursor + "\"}");
    }

    @Override
    void resume(ByteArrayOutputStream out, String cursor, Ending reason) {
      note(out, cursor, "resume", "{\"reason\":\"" + reason + "\",\"cursor\":\"" + cursor + "\"}");
    }

    private void note(ByteArrayOutputStream out, String cursor, String name, String json) {
      var text = "id: " + cursor + "\nevent: " + name + "\ndata: " + json + "\n\n";
      out.writeBytes(text.getBytes(UTF_8));
    }
  },

  /** A JSON object a line. */
  LINES {
    @Override
    void begin(ByteArrayOutputStream out, String cursor) {
      heartbeat(out, cursor);
    }

    @Override
    void event(ByteArrayOutputStream out, String cursor, FeedEvent event) {
      out.writeBytes(("{\"cursor\":\"" + cursor + "\",").getBytes(UTF_8));
      event.json().writeTo(out, 1); // what follows its opening brace
      out.write('\n');
    }

    @Override
    void heartbeat(ByteArrayOutputStream out, String cursor) {
      out.writeBytes(("{\"heartbeat\":true,\"cursor\":\"" + cursor + "\"}\n").getBytes(UTF_8));
    }

    @Override
    void resume(ByteArrayOutputStream out, String cursor, Ending reason) {
      var text = "{\"resume\":true,\"reason\":\"" + reason + "\",\"cursor\":\"" + cursor + "\"}\n";
      out.writeBytes(text.getBytes(UTF_8));
    }
  };

  private static final byte[] END = "\n\n".getBytes(UTF_8);

  /** The first thing of a stream: the place that it begins at. */
  abstract void begin(ByteArrayOutputStream out, String cursor);

  abstract void event(ByteArrayOutputStream out, String cursor, FeedEvent event);

  /** Says that the reader has everything up to there, which it may resume from. */
  abstract void heartbeat(ByteArrayOutputStream out, String cursor);

  /** The last thing of a stream that ends: where to go on. */
  abstract void resume(ByteArrayOutputStream out, String cursor, Ending reason);
}
