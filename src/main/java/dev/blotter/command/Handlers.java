package dev.blotter.command;

import dev.blotter.kernel.Command;
import java.util.HashMap;
import java.util.Map;

/** Every handler there is, by the command that it handles. */
final class Handlers {

  private final Map<Class<?>, Handler<?>> byCommand = new HashMap<>();

  Handlers(Iterable<? extends Handler<?>> handlers) {
    for (var handler : handlers) {
      if (byCommand.put(handler.handles(), handler) != null) {
        throw new IllegalStateException("two handlers of " + handler.handles().getSimpleName());
      }
    }
  }

  /** The handler of that command; a command without one is a fault. */
  @SuppressWarnings("unchecked") // A handler is registered under the class that it handles.
  <C extends Command> Handler<C> of(C command) {
    var handler = byCommand.get(command.getClass());
    if (handler == null) {
      throw new IllegalStateException("no handler of " + command.getClass().getSimpleName());
    }
    return (Handler<C>) handler;
  }
}
