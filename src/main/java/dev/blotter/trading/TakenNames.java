package dev.blotter.trading;

import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.GroupForm;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.PlaceGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Asks the log whether orders are to have names that orders of the user have already. */
@ApplicationScoped
public class TakenNames {

  private final EventLog log;

  public TakenNames(EventLog log) {
    this.log = log;
  }

  /** Why no order of that name is placed any more; empty where none has it. */
  public Uni<Optional<Rejection>> refusal(PlaceOrder order) {
    return taken(order.userId(), List.of(order.clientOrderId()))
        .map(found -> found.map(name -> OrderNames.taken("client_order_id")));
  }

  /** The same of orders that go together: the first name that is taken. */
  public Uni<Optional<Rejection>> refusal(PlaceGroup group) {
    var first = Stream.of(group.first().clientOrderId());
    var names = Stream.concat(first, group.otherNames().stream()).distinct().toList();
    return taken(group.userId(), names)
        .map(found -> found.map(name -> OrderNames.taken(GroupForm.nameField(group, name))));
  }

  private Uni<Optional<String>> taken(UUID userId, List<String> names) {
    var keys =
        names.stream().map(name -> new CommandKey(userId, OrderNames.commandId(name))).toList();
    return log.answers(keys)
        .map(known -> keys.stream().filter(known::containsKey).findFirst())
        .map(found -> found.map(key -> OrderNames.ofCommand(key.commandId())));
  }
}
