package dev.blotter.seeding;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one account's values as rows for binary COPY, with what is its own left out. */
final class Fields {

  private static final int JSONB_VERSION = 1;
  private static final LocalDate PG_EPOCH = LocalDate.of(2000, 1, 1);

  private final Gaps gaps;
  private final LineDraft draft = new LineDraft();

  Fields(Gaps gaps) {
    this.gaps = gaps;
  }

  Line line(List<FieldType> types, List<? extends @Nullable Object> values) {
    draft.text().int16(types.size());
    for (int i = 0; i < types.size(); i++) {
      write(types.get(i), values.get(i));
    }
    return draft.line();
  }

  private void write(FieldType type, @Nullable Object value) {
    var text = draft.text();
    switch (value) {
      case null -> text.int32(-1);
      case Mark.Position position -> {
        text.int32(Long.BYTES);
        draft.gap(Gap.POSITION, position.event());
      }
      default -> writeSet(type, value);
    }
  }

  private void writeSet(FieldType type, Object value) {
    var text = draft.text();
    switch (type) {
      case SMALLINT -> number(Short.BYTES, value);
      case INTEGER -> number(Integer.BYTES, value);
      case BIGINT -> {
        text.int32(Long.BYTES);
        text.int64(((Number) value).longValue());
      }
      case BOOLEAN -> {
        text.int32(1);
        text.add(new byte[] {(byte) ((Boolean) value ? 1 : 0)});
      }
      case UUID -> {
        text.int32(2 * Long.BYTES);
        draft.gap(Gap.ID, gaps.id((UUID) value));
      }
      case TIME -> time(value);
      case DATE -> {
        text.int32(Integer.BYTES);
        text.int32((int) PG_EPOCH.until((LocalDate) value, ChronoUnit.DAYS));
      }
      case NUMERIC -> numeric(new BigDecimal(value.toString()), text);
      case TEXT, BYTEA -> textual(new byte[0], value.toString());
      case JSONB -> textual(new byte[] {JSONB_VERSION}, value.toString());
    }
  }

  private void number(int bytes, Object value) {
    draft.text().int32(bytes);
    if (value.equals(Mark.LANE)) {
      draft.gap(bytes == Short.BYTES ? Gap.SHORT_LANE : Gap.LANE, 0);
    } else if (bytes == Short.BYTES) {
      draft.text().int16(((Number) value).intValue());
    } else {
      draft.text().int32(((Number) value).intValue());
    }
  }

  private void time(Object value) {
    var moment = value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    draft.text().int32(Long.BYTES);
    if (gaps.isOwn(moment)) {
      draft.gap(Gap.MOMENT, gaps.time(moment));
    } else {
      draft.text().timestamp(moment.toEpochMilli());
    }
  }

  private static void numeric(BigDecimal value, RowBytes out) {
    out.begin();
    PgNumeric.write(value, out);
    out.end();
  }

  private void textual(byte[] before, String value) {
    if (gaps.areIn(value)) {
      draft.gap(Gap.BEGIN, 0);
      draft.text().add(before);
      gaps.text(value, draft);
      draft.gap(Gap.END, 0);
    } else {
      var bytes = value.getBytes(StandardCharsets.UTF_8);
      draft.text().int32(before.length + bytes.length);
      draft.text().add(before);
      draft.text().add(bytes);
    }
  }
}
