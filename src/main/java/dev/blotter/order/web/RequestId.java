package dev.blotter.order.web;

import dev.blotter.http.Headers;
import dev.blotter.http.RequestProblem;
import dev.blotter.trading.OwnRequestId;

/** What clients call their requests to replace or cancel an order, as its venue is told. */
final class RequestId {

  private RequestId() {}

  /** The key of the request; a 400 where it could be taken for the service's own request. */
  static String of(String key) {
    if (OwnRequestId.isOwn(key)) {
      throw RequestProblem.header(
          Headers.IDEMPOTENCY_KEY,
          "must not begin with group: or reduce:, as the service's own requests do");
    }
    return key;
  }
}
