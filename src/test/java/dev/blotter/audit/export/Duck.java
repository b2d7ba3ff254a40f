package dev.blotter.audit.export;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** A reader of Parquet that has nothing in common with what writes it. */
public final class Duck {

  private Duck() {}

  /** The first column of what a query answers. */
  public static List<String> first(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    // Asked for by its class: the driver's registry knows only the first class loader that came.
    try (var duck = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        var statement = duck.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
