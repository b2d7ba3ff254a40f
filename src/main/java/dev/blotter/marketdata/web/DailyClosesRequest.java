package dev.blotter.marketdata.web;

import dev.blotter.http.FieldError;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Price;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What days of an instrument closed at. */
@Schema(description = "What days of an instrument closed at; other days stay as they are known")
record DailyClosesRequest(
    @NotNull
        @Size(min = 1, max = MOST)
        @Schema(description = "Each day once; none that has not begun anywhere yet")
        List<@NotNull @Valid DailyCloseRequest> closes) {

  /** So many fit into a body, however long their prices are. */
  static final int MOST = 1_000;

  /**
   * The same by their days.
   *
   * @param last the last day that there can be a close of
   */
  SortedMap<LocalDate, Price> closesUntil(LocalDate last) {
    SortedMap<LocalDate, Price> byDay = new TreeMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < closes.size(); i++) {
      var close = closes.get(i);
      if (close.day().isAfter(last)) {
        errors.add(error(i, "day", "must not lie in the future"));
      }
      if (close.close().isZero()) {
        errors.add(error(i, "close", "must be greater than zero"));
      }
      if (byDay.put(close.day(), close.close()) != null) {
        errors.add(error(i, "day", "must not be named twice"));
      }
    }
    if (!errors.isEmpty()) {
      throw RequestProblem.of(HttpError.VALIDATION_FAILED, errors);
    }
    return byDay;
  }

  private static FieldError error(int index, String field, String detail) {
    return FieldError.ofField("closes/" + index + "/" + field, detail);
  }
}
