package dev.blotter.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the service was asked to start.
 *
 * @param database the database to use as the role that serves, or null for the embedded one
 * @param owner the same database as the role that owns its tables, or null where that is not known
 * @param port port for HTTP
 * @param managementPort port for health and metrics
 * @param databasePort port for the embedded PostgreSQL, 0 for any free one
 * @param data the folder of the embedded database and of the keys
 * @param jwtKey where an external issuer's public key or key set is, or null for the own key
 */
record StartOptions(
    @Nullable DatabaseAddress database,
    @Nullable DatabaseAddress owner,
    int port,
    int managementPort,
    int databasePort,
    DataFolder data,
    @Nullable String jwtKey) {
  static final int DEFAULT_PORT = 8080;
  static final int DEFAULT_MANAGEMENT_PORT = 9000;
  private static final String DEFAULT_FOLDER = ".blotter";
  private static final Set<String> NAMES =
      Set.of("db", "db-owner", "db-port", "port", "management-port", "data", "jwt-key");

  /**
   * @throws StartupFailure if an option is unknown or has no meaning
   */
  static StartOptions of(Arguments given) {
    Arguments arguments = given.knowing(NAMES);
    return new StartOptions(
        database(arguments, "db").orElse(null),
        database(arguments, "db-owner").orElse(null),
        arguments.port("port", DEFAULT_PORT),
        arguments.port("management-port", DEFAULT_MANAGEMENT_PORT),
        arguments.port("db-port", 0),
        folder(arguments),
        arguments.text("jwt-key").orElse(null));
  }

  /** On the embedded database of a folder, with the service's own key. */
  static StartOptions embedded(int port, int managementPort, int databasePort, DataFolder data) {
    return new StartOptions(null, null, port, managementPort, databasePort, data, null);
  }

  static DataFolder folder(Arguments arguments) {
    return new DataFolder(Path.of(arguments.text("data").orElse(DEFAULT_FOLDER)));
  }

  private static Optional<DatabaseAddress> database(Arguments arguments, String name) {
    return arguments.text(name).map(DatabaseAddress::parse);
  }
}
