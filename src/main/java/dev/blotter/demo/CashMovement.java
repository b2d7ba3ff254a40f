package dev.blotter.demo;

import java.util.Map;

/** What a movement of cash is asked for with. */
final class CashMovement {

  private CashMovement() {}

  static Map<String, String> of(String type, String amount, String currency, String reference) {
    return Map.of("type", type, "amount", amount, "currency", currency, "reference", reference);
  }
}
