package dev.blotter.bench.load;

import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that stays open, with one request under way at a time. */
final class Connection {

  private final NetSocket socket;
  private final AnswerReader reader = new AnswerReader();
  private @Nullable Consumer<Answer> waiting;

  /**
   * @param broken is told where the connection ends or what came makes no sense
   */
  Connection(NetSocket socket, Consumer<Throwable> broken) {
    this.socket = socket;
    socket.exceptionHandler(broken::accept);
    socket.closeHandler(ended -> broken.accept(new IllegalStateException("connection closed")));
    socket.handler(
        bytes -> {
          var answer = reader.read(bytes);
          var then = waiting;
          if (answer != null && then != null) {
            waiting = null;
            then.accept(answer);
          }
        });
  }

  void send(Request request, Consumer<Answer> then) {
    waiting = then;
    var unused = socket.write(request.bytes());
  }

  void close() {
    socket.closeHandler(ended -> {});
    var unused = socket.close();
  }
}
