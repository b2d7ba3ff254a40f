package dev.blotter.testing.fix;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of a scenario; what the matrix leaves blank is null or an empty text. */
public record FixRow(
    String scenario,
    String title,
    int step,
    Direction direction,
    boolean main,
    String message,
    String clOrdId,
    String origClOrdId,
    String execType,
    String ordStatus,
    @Nullable BigDecimal orderQty,
    @Nullable BigDecimal cumQty,
    @Nullable BigDecimal leavesQty,
    @Nullable BigDecimal lastQty,
    @Nullable BigDecimal lastPx,
    @Nullable BigDecimal avgPx,
    String execId,
    String execRefId,
    String note) {

  /** Sent by the client, by the venue, or by nobody. */
  public enum Direction {
    IN,
    OUT,
    EVENT
  }

  static FixRow of(Map<String, String> row) {
    return new FixRow(
        row.get("scenario"),
        row.get("title"),
        Integer.parseInt(row.get("step")),
        Direction.valueOf(row.get("dir")),
        row.get("branch").equals("main"),
        row.get("message"),
        row.get("clordid"),
        row.get("origclordid"),
        row.get("exec_type"),
        row.get("ord_status"),
        number(row, "order_qty"),
        number(row, "cum_qty"),
        number(row, "leaves_qty"),
        number(row, "last_qty"),
        number(row, "last_px"),
        number(row, "avg_px"),
        row.get("exec_id"),
        row.get("exec_ref_id"),
        row.get("note"));
  }

  private static @Nullable BigDecimal number(Map<String, String> row, String name) {
    var text = row.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  @Override
  public String toString() {
    return scenario + "/" + step + " " + message + " " + clOrdId + " " + execType;
  }
}
