package dev.blotter.bench;

import dev.blotter.seeding.Seeding.Account;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The document's table of queries, asked of a seeded database; targets are a fifth of its own. */
final class Cases {

  private static final int MANY = 10_000;

  /** Orders of a page, and positions of one. */
  private static final int ORDERS = 1_000;

  private static final int POSITIONS = 100;

  private Cases() {}

  static List<Case> of(SeededServer.Database database) throws SQLException {
    var users = shuffled(database.seeded().accounts());
    var hot = users.subList(0, Math.min(10, users.size()));
    var largest = database.seeded().accounts().getFirst().user().toString();
    List<Case> cases = new ArrayList<>();
    cases.add(Case.document("alive (baseline)", 0, "", () -> ""));
    var one = users.getFirst();
    cases.add(
        ofEach("user by id", 1, ofUser("user-by-id", one), users, user -> "/v1/users/" + user));
    cases.add(ofEach("portfolio, cached", 2, "", hot, Cases::portfolio));
    cases.add(
        ofEach(
            "portfolio, mostly not cached",
            2,
            ofUser("portfolio-of-user", one),
            users,
            Cases::portfolio));
    cases.add(ordersOf(largest, ORDERS));
    cases.add(ordersOf(largest, 100));
    var holders = holders(database);
    cases.add(
        ofEach(
                "positions of a user",
                10,
                ofUser("positions-of-user", holders.getFirst(), POSITIONS),
                holders,
                user -> "/v1/users/" + user + "/positions?limit=" + POSITIONS)
            .of(1));
    cases.add(ofEach("risk of a user", 100, "", holders, user -> "/v1/users/" + user + "/risk"));
    cases.add(
        ofEach(
            "active orders of a user",
            10,
            ofUser("active-orders-of-user", one),
            users,
            user -> orders(user) + "?status=active"));
    cases.add(
        Case.document(
                "active orders of all, page of 100",
                20,
                "{\"query\":\"active-orders\",\"parameters\":{\"limit\":100}}",
                () -> "/v1/orders?limit=100")
            .of(100));
    var streamed = "{\"query\":\"active-orders-streamed\"}";
    cases.add(new Case("active orders, first line", 5, streamed, Cases::all, 1, 0));
    cases.add(new Case("active orders, all lines", 100, streamed, Cases::all, MANY, 0));
    return cases;
  }

  private static Case ordersOf(String user, int limit) {
    return Case.document(
            "orders of a user, " + limit,
            10,
            ofUser("orders-of-user", user, limit),
            () -> orders(user) + "?limit=" + limit)
        .of(limit);
  }

  private static String ofUser(String query, String user) {
    return "{\"query\":\"%s\",\"parameters\":{\"user_id\":\"%s\"}}".formatted(query, user);
  }

  private static String ofUser(String query, String user, int limit) {
    return "{\"query\":\"%s\",\"parameters\":{\"user_id\":\"%s\",\"limit\":%d}}"
        .formatted(query, user, limit);
  }

  /** Users who have had about a hundred positions. */
  private static List<String> holders(SeededServer.Database database) throws SQLException {
    List<String> users = new ArrayList<>();
    var sql =
        """
        SELECT user_id::text FROM positions GROUP BY user_id
        ORDER BY abs(count(*) - %d), user_id LIMIT 20"""
            .formatted(POSITIONS);
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        users.add(rows.getString(1));
      }
    }
    return users;
  }

  private static Case ofEach(
      String name, double target, String question, List<String> users, UnaryOperator<String> path) {
    return Case.document(name, target, question, Case.inTurn(users.stream().map(path).toList()));
  }

  private static String all() {
    return "/v1/orders";
  }

  private static String portfolio(String user) {
    return "/v1/users/" + user + "/portfolio";
  }

  private static String orders(String user) {
    return "/v1/users/" + user + "/orders";
  }

  private static List<String> shuffled(List<Account> accounts) {
    List<String> shuffled =
        new ArrayList<>(accounts.stream().map(account -> account.user().toString()).toList());
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }
}
