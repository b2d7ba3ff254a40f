package dev.blotter.audit.access.postgres;

import dev.blotter.audit.access.AccessCriteria;
import dev.blotter.projection.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement that finds reads: made of what was asked for and nothing else. */
final class AccessSearch {

  private final StringBuilder sql =
      new StringBuilder("SELECT * FROM audit_accesses WHERE (at, id) < (");
  private final List<Object> arguments = new ArrayList<>();

  private AccessSearch() {}

  static AccessSearch of(AccessCriteria criteria, Window window) {
    var search = new AccessSearch();
    search.after(window.after());
    search.where("reader_id = ", criteria.reader());
    search.where("user_id = ", criteria.userId());
    search.where("at >= ", at(criteria.from()));
    search.where("at < ", at(criteria.to()));
    search.sql.append(" ORDER BY at DESC, id DESC LIMIT ").append(search.put(window.limit() + 1));
    return search;
  }

  String sql() {
    return sql.toString();
  }

  List<Object> arguments() {
    return arguments;
  }

  private void after(Window.@Nullable Keyset after) {
    if (after == null) {
      sql.append("'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff')");
    } else {
      sql.append(put(PostgresAccesses.utc(after.at()))).append(", ");
      sql.append(put(after.id())).append(')');
    }
  }

  private void where(String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition).append(put(value));
    }
  }

  private static @Nullable Object at(@Nullable Instant time) {
    return time == null ? null : PostgresAccesses.utc(time);
  }

  private String put(Object value) {
    arguments.add(value);
    return "$" + arguments.size();
  }
}
