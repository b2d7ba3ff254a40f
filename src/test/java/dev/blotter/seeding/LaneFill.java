package dev.blotter.seeding;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes all accounts of one lane: their events in the order of their time, and what follows. */
final class LaneFill {

  private static final int ORDINAL_BITS = 24;
  private static final Map<Table, String> COLUMNS = columns();

  private final int lane;
  private final List<AccountCopy> accounts;
  private final long start;

  /**
   * @param start before the first event, in milliseconds
   */
  LaneFill(int lane, List<AccountCopy> accounts, long start) {
    this.lane = lane;
    this.accounts = accounts;
    this.start = start;
  }

  /** Writes it in one transaction and answers how many events there are. */
  int run(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    accounts.forEach(AccountCopy::prepare);
    int events = events(connection);
    for (var table : Table.values()) {
      rows(connection, table);
    }
    people(connection);
    moveOn(connection, events);
    connection.commit();
    accounts.forEach(AccountCopy::done);
    return events;
  }

  private int events(Connection connection) throws SQLException {
    int count = accounts.stream().mapToInt(a -> a.template().events()).sum();
    var owners = new AccountCopy[count];
    var numbers = new int[count];
    var order = new long[count];
    int next = 0;
    for (var account : accounts) {
      for (int number = 1; number <= account.template().events(); number++) {
        owners[next] = account;
        numbers[next] = number;
        order[next] = ((account.occurredAt(number) - start) << ORDINAL_BITS) | next;
        next++;
      }
    }
    Arrays.sort(order);
    try (var out = new CopyIn(connection, "domain_events", EventLine.COLUMNS)) {
      for (int place = 0; place < count; place++) {
        int at = (int) (order[place] & ((1 << ORDINAL_BITS) - 1));
        owners[at].place(numbers[at], place + 1L);
        out.write(owners[at].template().lines().events().get(numbers[at] - 1), owners[at]);
      }
    }
    return count;
  }

  private void rows(Connection connection, Table table) throws SQLException {
    try (var out = new CopyIn(connection, table.sqlName(), COLUMNS.get(table))) {
      for (var account : accounts) {
        for (var line : account.template().lines().of(table)) {
          out.write(line, account);
        }
      }
    }
  }

  private void people(Connection connection) throws SQLException {
    try (var out = new CopyIn(connection, "user_keys", "lane, user_id, wrapped_key")) {
      for (var account : accounts) {
        var key = "\\\\x" + account.person().wrappedKey();
        out.write(lane + "\t" + account.user() + "\t" + key);
      }
    }
    try (var out = new CopyIn(connection, "user_emails", "email_hash, user_id, claim_key")) {
      for (var account : accounts) {
        var hash = "\\\\x" + account.person().emailHash();
        out.write(hash + "\t" + account.user() + "\tdesk:register-" + account.user());
      }
    }
  }

  private void moveOn(Connection connection, int events) throws SQLException {
    long last =
        accounts.stream().mapToLong(a -> a.occurredAt(a.template().events())).max().orElse(0);
    if (events > 0) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "UPDATE lanes SET last_position = %d, last_occurred_at = '%s' WHERE lane = %d"
                .formatted(events, Instant.ofEpochMilli(last), lane));
      }
    }
    try (var out =
        new CopyIn(connection, "projection_checkpoints", "projection, lane, version, position")) {
      for (var model : ReadModels.all()) {
        out.write(model.name() + "\t" + lane + "\t" + model.version() + "\t" + events);
      }
    }
  }

  private static Map<Table, String> columns() {
    Map<Table, String> columns = new EnumMap<>(Table.class);
    columns.put(Table.STREAMS, StreamLine.COLUMNS);
    columns.put(Table.COMMANDS, CommandLine.COLUMNS);
    columns.put(Table.USERS, ReadModels.users().columns());
    columns.put(Table.PORTFOLIOS, ReadModels.portfolios().columns());
    columns.put(Table.ORDERS, ReadModels.orders().columns());
    columns.put(Table.POSITIONS, ReadModels.positions().columns());
    return columns;
  }
}
