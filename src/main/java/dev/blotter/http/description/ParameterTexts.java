package dev.blotter.http.description;

import dev.blotter.http.Paging;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What parameters mean that have one name and one meaning wherever they are taken. */
final class ParameterTexts {

  private static final BigDecimal MOST = BigDecimal.valueOf(Paging.MAX);
  private static final Set<String> SIZES = Set.of("limit", "page_size");

  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    of("user_id", "The user's id");
    of("order_id", "The id that the service gave the order");
    of("client_order_id", "The id that its client gave the order");
    of("position_id", "The position's id");
    of("rebuild_id", "The id of the rebuild");
    of("task_id", "The id of the task");
    of("reconciliation_id", "The id of the reconciliation");
    of("verification_id", "The id of the verification");
    of("query_id", "The queryid of pg_stat_statements");
    of("event_id", "The event's id");
    of("id", "The id of the aggregate, or of the workflow");
    of("type", "The kind of aggregate");
    of("name", "The name, as the list has it");
    of("number", "The number of the head: 1, 2, 3 …");
    of("symbol", "The instrument, such as AAPL or BTC/USD");
    of("side", "Only those of that side");
    of("status", "Only those of that status");
    of("asset_class", "Only those of that class");
    of("aggregate_type", "Only events of that kind of aggregate");
    of("aggregate_id", "Only events of that aggregate");
    of("actor_type", "The role that was acted in");
    of("actor_id", "The subject of the token, or the name of a job");
    of("command_id", "The command that events came from");
    of("correlation_id", "The workflow that events belong to");
    of("exec_id", "The venue's id of an execution");
    of("reason", "Why; kept in the log for ever, so without personal data");
    of("cursor", "next_cursor of the page before; left out for the first page");
    of("limit", "How many at most");
    of("page", "In place of a cursor: the number of the page, 100,000 rows in at most");
    of("page_size", "The same as limit, for pages that have numbers");
    of("oldest_first", "The oldest first, in place of the newest");
    of("open", "true for those that hold something, false for those that do not");
    of("placed_after", "Placed after that");
    of("placed_before", "Placed before that");
    of("qty", "How much of it; all where neither is given");
    of("method", "Which lots are closed first");
    of("format", "The form of the file");
    of("version", "As it was after that event: 1, 2, 3 …");
    of("from_version", "The first version");
    of("to_version", "The last version; the newest where it is left out");
    of("from", "As it was then");
    of("to", "As it was then; now where it is left out");
    of("from_head", "The number of the earlier head");
    of("to_head", "The number of the later head");
    of("lane", "The part of the log, 0 to 63");
    of("position", "The place in the lane, in place of event_id");
    of("table", "Only those of that table");
    of("unused", "true for those that no query has used, false for the others");
    of("redundant", "true for those that another one makes superfluous, false for the others");
    of("order_by", "Which figure the order is by, the largest first");
    of("If-Match", "ETags, one of which the present version must have; else 412");
    of("If-None-Match", "ETags that the client has: 304 where the present one is among them");
  }

  private ParameterTexts() {}

  /** Says what a parameter means that does not say so itself, and how far it goes. */
  static void describe(Parameter parameter) {
    if (parameter.getDescription() == null) {
      parameter.setDescription(TEXTS.get(parameter.getName()));
    }
    var schema = parameter.getSchema();
    if (SIZES.contains(parameter.getName()) && schema.getMaximum() == null) {
      schema.minimum(BigDecimal.ONE).maximum(MOST).defaultValue(Paging.USUAL);
    } else if ("page".equals(parameter.getName())) {
      schema.minimum(BigDecimal.ONE);
    }
  }

  private static void of(String name, String text) {
    TEXTS.put(name, text);
  }
}
