package dev.blotter.app;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who asks.
 *
 * @param host name or address of the server
 * @param port TCP port
 * @param database name of the database
 * @param user role to connect as
 * @param password its password, empty where the server asks for none
 * @param options what stands behind the question mark of the URL, such as {@code sslmode=require};
 *     empty where there is nothing
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password, String options) {
  private static final int DEFAULT_PORT = 5432;
  private static final String PATIENCE_SECONDS = "5";

  /**
   * Reads {@code postgresql://user:password@host:port/database?options}; {@code postgres://} means
   * the same.
   *
   * @throws StartupFailure if a part is missing; the message never holds the password
   */
  public static DatabaseAddress parse(String url) {
    URI uri = uri(url);
    String path = uri.getPath();
    String userInfo = uri.getRawUserInfo();
    if (uri.getHost() == null || userInfo == null || path == null || path.length() < 2) {
      throw notUnderstood();
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new DatabaseAddress(
        uri.getHost(), port, path.substring(1), decode(user), decode(password), query(uri));
  }

  /** The address of another database on the same server. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password, options);
  }

  /** The address of the same database for another role. */
  public DatabaseAddress as(String role, String itsPassword) {
    return new DatabaseAddress(host, port, database, role, itsPassword, options);
  }

  /** A connection to it; given up where the server does not answer for five seconds. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** The URL for JDBC, without user and password. */
  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  /** The URL for the reactive client, without user and password. */
  public String reactiveUrl() {
    String url = "postgresql://" + host + ":" + port + "/" + database;
    return options.isEmpty() ? url : url + "?" + options;
  }

  /** What may be shown: everything but the password. */
  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }

  private static URI uri(String url) {
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw notUnderstood();
    }
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw notUnderstood();
    }
  }

  private static String query(URI uri) {
    @Nullable String query = uri.getRawQuery();
    return query == null ? "" : query;
  }

  private static String decode(String part) {
    // URLDecoder is for forms, where a plus is a space; in user names and passwords it is itself.
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static StartupFailure notUnderstood() {
    return new StartupFailure(
        "The database URL is not understood; it reads postgresql://user:password@host:port/database");
  }
}
