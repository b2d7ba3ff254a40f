package dev.blotter.demo;

import dev.blotter.demo.Caller.Answer;
import java.util.HashMap;
import java.util.Map;

/** What the venue reports of orders. */
final class Reports {

  private final Caller venue;
  private final Labels labels;

  Reports(Caller venue, Labels labels) {
    this.venue = venue;
    this.labels = labels;
  }

  /** A report that the service took in, or refused. */
  record Sent(String execId, Answer answer) {}

  Sent send(String orderId, String type) {
    return send(orderId, type, Map.of());
  }

  Sent send(String orderId, String type, Map<String, ?> more) {
    var id = labels.next("X");
    Map<String, Object> report = new HashMap<>(more);
    report.put("exec_type", type);
    report.put("exec_id", id);
    return new Sent(id, venue.post("/v1/orders/" + orderId + "/executions", id, report));
  }
}
