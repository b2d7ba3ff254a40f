package dev.blotter.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;

/**
 * A PostgreSQL server that the service starts, owns and stops. Its data stay in the data folder; a
 * server left behind by a killed service is stopped first, so that a second start always recovers.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String MAINTENANCE = "postgres";

  private final EmbeddedPostgres postgres;
  private final DataFolderLock lock;
  private final String password;
  private final EmbeddedRoles roles;

  private EmbeddedDatabase(
      EmbeddedPostgres postgres, DataFolderLock lock, String password, EmbeddedRoles roles) {
    this.postgres = postgres;
    this.lock = lock;
    this.password = password;
    this.roles = roles;
  }

  /**
   * Starts the server on the data of the folder, which is made where there is none.
   *
   * @param port TCP port on the loopback interface, 0 for any free one
   * @throws StartupFailure if the folder is in use, damaged or of another major version, if the
   *     port is taken, or if the server does not start for another reason
   */
  public static EmbeddedDatabase start(DataFolder folder, int port) {
    DataFolderLock lock = DataFolderLock.take(folder.create());
    try {
      return start(folder, port, lock);
    } catch (IOException e) {
      lock.close();
      throw new StartupFailure(
          "The data folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    } catch (StartupFailure e) {
      lock.close();
      throw e;
    }
  }

  /** The same for a caller that holds the lock already; closing the database lets go of it. */
  static EmbeddedDatabase start(DataFolder folder, int port, DataFolderLock lock)
      throws IOException {
    PostgresData data = new PostgresData(folder.postgresData());
    new Postmaster(folder.postgresData()).stopIfLeftBehind();
    data.prepare();
    PortCheck.mustBeFree("PostgreSQL", InetAddress.getLoopbackAddress(), port);
    String password = SecretFile.readOrCreate(folder.postgresPassword());
    EmbeddedPostgres postgres = new PostgresLaunch(folder).run(port, password);
    data.markAsMade();
    EmbeddedDatabase database =
        new EmbeddedDatabase(postgres, lock, password, EmbeddedRoles.of(folder));
    database.prepareRoles();
    return database;
  }

  private void prepareRoles() {
    try {
      roles.prepare(address(MAINTENANCE));
    } catch (StartupFailure e) {
      close();
      throw e;
    }
  }

  /**
   * Makes a database where there is none of that name. It belongs to the owner's role.
   *
   * @param database a plain identifier
   * @throws StartupFailure if it cannot be made
   */
  public void create(String database) {
    EmbeddedSchema.create(address(MAINTENANCE), database);
  }

  /** The address of a database on this server, as its superuser. */
  public DatabaseAddress address(String database) {
    return new DatabaseAddress("localhost", postgres.getPort(), database, SUPERUSER, password, "");
  }

  /** The same as the role that owns what is in the database. */
  public DatabaseAddress owner(String database) {
    return address(database).as(EmbeddedRoles.OWNER, roles.ownerPassword());
  }

  /** The same as the role that the service works as. */
  public DatabaseAddress service(String database) {
    return address(database).as(EmbeddedRoles.SERVICE, roles.servicePassword());
  }

  /** Stops the server (a fast shutdown: open transactions are rolled back) and frees the folder. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL could not be stopped.", e);
    } finally {
      lock.close();
    }
  }
}
