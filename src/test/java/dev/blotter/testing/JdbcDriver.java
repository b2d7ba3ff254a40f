package dev.blotter.testing;

/**
 * The JDBC driver of PostgreSQL, for tests. DriverManager looks for drivers once, in the class
 * loader that asks first; after tests of the running service that was not ours, so that ours must
 * be told of.
 */
public final class JdbcDriver {

  private JdbcDriver() {}

  /** Makes the driver known to whoever asks DriverManager from now on. */
  public static void register() {
    try {
      Class.forName("org.postgresql.Driver");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the driver is a dependency of the service", e);
    }
  }
}
