package dev.blotter.testing;

import dev.blotter.app.DatabaseAddress;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the running service, as its superuser has it. */
public final class ServiceDatabase {

  private ServiceDatabase() {}

  /** Runs statements, each by itself, on one connection. */
  public static void sql(String... statements) {
    JdbcDriver.register();
    try (var connection = DriverManager.getConnection(address().jdbcUrl());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement past all triggers, as nobody but a superuser can. */
  public static void tamper(String sql) {
    sql("SET session_replication_role = replica", sql);
  }

  private static TestDatabase address() {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.url", String.class);
    var name = URI.create(url.substring(url.indexOf("postgresql:"))).getPath();
    return TestDatabase.of(DatabaseAddress.parse("postgresql://nobody:none@localhost" + name));
  }
}
