package dev.blotter.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What this node has no time for. */
@ApplicationScoped
class NodeGate implements CommandGate {

  private final GroupingCommandBus bus;
  private final EventLoops loops;

  NodeGate(GroupingCommandBus bus, EventLoops loops) {
    this.bus = bus;
    this.loops = loops;
  }

  @Override
  public Optional<Refusal> refuse(UUID routing, Priority priority) {
    var late = priority == Priority.NEW_RISK ? loops.refusal() : Optional.<Refusal>empty();
    return late.or(() -> bus.refusal(routing, priority)).map(bus::counted);
  }
}
