package dev.blotter.http.description;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What the groups of operations are for. */
final class Tags {

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("Audit", "What happened, who did it and why; proofs that the log is whole"),
          Map.entry("Database", "How PostgreSQL does, and tasks that look after it"),
          Map.entry("Executions", "What venues report of orders"),
          Map.entry("Instruments", "What can be traded, in which currency, by which steps"),
          Map.entry("Orders", "To place, replace, cancel and find orders"),
          Map.entry("Portfolio", "Cash, what an account is worth, and what is to be posted"),
          Map.entry("Positions", "What is held, its lots, and corrections of it"),
          Map.entry("Quotes", "The latest prices, and what days closed at"),
          Map.entry("Read models", "How the read side follows the log, and how it is made anew"),
          Map.entry("Risk", "What an account may lose"),
          Map.entry("Streams", "Events as they happen, and what has changed"),
          Map.entry("Users", "Who may trade, be blocked, leave and be erased"));

  private Tags() {}

  static void describe(OpenAPI api) {
    api.getTags().forEach(tag -> tag.setDescription(TEXTS.get(tag.getName())));
  }
}
