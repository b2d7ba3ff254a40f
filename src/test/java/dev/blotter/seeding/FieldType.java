package dev.blotter.seeding;

import java.util.Locale;

/** The types of columns, as far as binary COPY needs to tell them apart. */
enum FieldType {
  SMALLINT,
  INTEGER,
  BIGINT,
  BOOLEAN,
  UUID,
  TIME,
  DATE,
  NUMERIC,
  TEXT,
  JSONB,
  BYTEA;

  /**
   * @param name as PostgreSQL's {@code format_type} gives it
   */
  static FieldType of(String name) {
    return name.equals("timestamp with time zone") ? TIME : valueOf(name.toUpperCase(Locale.ROOT));
  }
}
