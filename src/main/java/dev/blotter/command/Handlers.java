package dev.blotter.command;

import dev.blotter.kernel.Command;
import java.util.HashMap;
import java.util.Map;

/** Every handler there is, by the command that it handles. */
final class Handlers {

  private final Map<Class<?>, Handler<?>> byCommand = new HashMap<>();

  Handlers(Iterable<? extends Handler<?>> handlers) {
    handlers.forEach(handler -> register(handler.handles(), handler));
  }

  /** A handler of a sealed interface handles all commands that it permits. */
  private void register(Class<?> command, Handler<?> handler) {
    if (command.isSealed()) {
      for (var permitted : command.getPermittedSubclasses()) {
        register(permitted, handler);
      }
    } else if (byCommand.put(command, handler) != null) {
      throw new IllegalStateException("two handlers of " + command.getSimpleName());
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
