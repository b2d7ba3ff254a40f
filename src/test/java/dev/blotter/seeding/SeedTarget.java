package dev.blotter.seeding;

import dev.blotter.app.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The database that is filled, over a few connections at a time. */
record SeedTarget(DatabaseAddress owner) {

  /** Two more than there are cores, since some of them wait for the disk. */
  private static final int WRITERS = Runtime.getRuntime().availableProcessors() + 2;

  /** Work that is done over a connection of its own. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  void execute(String sql) throws SQLException {
    work(statement(sql));
  }

  static Work statement(String sql) {
    return connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    };
  }

  void work(Work work) throws SQLException {
    try (var connection = connect()) {
      work.run(connection);
    }
  }

  /** Does all of it, begun in this order; a fault of one is thrown when all have ended. */
  void inParallel(List<? extends Work> all) {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Void>> running =
          all.stream().map(one -> threads.submit(() -> done(one))).toList();
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the data set was not made", e);
    }
  }

  private Void done(Work work) throws SQLException {
    work(work);
    return null;
  }

  Connection connect() throws SQLException {
    var connection = owner.connect();
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          SET synchronous_commit = off; SET maintenance_work_mem = '64MB';
          SET max_parallel_maintenance_workers = 0; SET statement_timeout = 0""");
    }
    return connection;
  }
}
