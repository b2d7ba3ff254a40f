package dev.blotter.order.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.command.CommandRejection;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.LongWork;
import dev.blotter.http.Caller;
import dev.blotter.http.Commands;
import dev.blotter.http.Headers;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.MassCancel;
import dev.blotter.order.MassCancelTable;
import dev.blotter.order.OrderCommand.CancelOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the cancellation of every active order of a user, each as a command of its own. Which
 * orders those are is remembered before the first of them: a retry asks for the same ones, as far
 * as that was not done, and never for one that was placed since.
 */
@ApplicationScoped
class CancelAll {

  /** How many are asked for together, to be stored together; few enough to leave others places. */
  private static final int AT_ONCE = 64;

  /** Beyond that it takes milliseconds to write them down. */
  private static final int MANY = 1_000;

  private final EventLog log;
  private final ActiveOrders orders;
  private final MassCancelTable requests;
  private final Commands commands;
  private final Caller caller;
  private final ObjectMapper mapper;

  CancelAll(
      EventLog log,
      ActiveOrders orders,
      MassCancelTable requests,
      Commands commands,
      Caller caller,
      ObjectMapper mapper) {
    this.log = log;
    this.orders = orders;
    this.requests = requests;
    this.commands = commands;
    this.caller = caller;
    this.mapper = mapper;
  }

  /** What became of each, the newest order first; the first answer again for a retry. */
  Uni<Response> run(UUID userId, @Nullable Symbol symbol) {
    var key = RequestId.of(commands.keyOrNew());
    var print = commands.fingerprint(Objects.toString(symbol, ""));
    return requests
        .find(userId, "key:" + key)
        .chain(
            found ->
                found
                    .map(earlier -> Uni.createFrom().item(earlier))
                    .orElseGet(() -> remembered(userId, symbol, key, print)))
        .chain(first -> first.fingerprint().equals(print) ? answer(first, key) : reused());
  }

  private Uni<MassCancel> remembered(
      UUID userId, @Nullable Symbol symbol, String key, String print) {
    var command = new CommandKey(userId, "key:" + key);
    return log.answers(List.of(command))
        .chain(
            known ->
                known.containsKey(command)
                    ? Uni.createFrom().item(other(command, known.get(command).fingerprint()))
                    : orders
                        .of(userId, symbol)
                        .map(ids -> new MassCancel(userId, command.commandId(), print, ids, null))
                        .chain(asked -> requests.first(asked, commands.now())));
  }

  /** A command that had the key before, and was about something else. */
  private static MassCancel other(CommandKey command, String fingerprint) {
    return new MassCancel(command.userId(), command.commandId(), fingerprint, List.of(), null);
  }

  private Uni<Response> answer(MassCancel request, String key) {
    var earlier = request.answer();
    if (earlier != null) {
      return Uni.createFrom().item(ok(earlier).header(Headers.REPLAYED, "true").build());
    }
    return cancel(request.orderIds(), key)
        .chain(outcomes -> LongWork.of(outcomes.size() > MANY, () -> json(outcomes)))
        .call(answer -> requests.answered(request, answer))
        .map(answer -> ok(answer).build());
  }

  private Uni<List<CancelOutcome>> cancel(List<UUID> orderIds, String key) {
    return Multi.createFrom()
        .iterable(orderIds)
        .group()
        .intoLists()
        .of(AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(some -> together(some, key))
        .onItem()
        .<CancelOutcome>disjoint()
        .collect()
        .asList();
  }

  private Uni<List<CancelOutcome>> together(List<UUID> orderIds, String key) {
    return Uni.join().all(orderIds.stream().map(id -> cancel(id, key)).toList()).andFailFast();
  }

  private Uni<CancelOutcome> cancel(UUID orderId, String key) {
    var requestId = key + "/" + orderId;
    var command = new CancelOrder(orderId, caller.ownerOrAny(), requestId, null);
    // Not "key:": that a client names another command so must keep no order from being cancelled.
    return commands
        .submit("all:" + requestId, orderId, command, orderId)
        .map(result -> CancelOutcome.of(orderId, result));
  }

  private Uni<Response> reused() {
    var rejection =
        Rejection.of(
            CommandRejection.IDEMPOTENCY_KEY_REUSED,
            "this key was used before for another request: take a new one");
    return Uni.createFrom().item(commands.refuse(rejection));
  }

  private static Response.ResponseBuilder ok(String json) {
    return Response.ok(json, MediaType.APPLICATION_JSON);
  }

  private String json(List<CancelOutcome> outcomes) {
    try {
      return mapper.writeValueAsString(outcomes);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
