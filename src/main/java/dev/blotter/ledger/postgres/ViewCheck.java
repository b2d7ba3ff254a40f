package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the view {@code all_events}, which verifications, proofs and searches read, is the
 * log and its archive as they are. Commands and read models go by the tables themselves: a view of
 * something else would show the true events to those, and others to these. What the view should be
 * is said here, since a function of the database could be replaced as well.
 */
final class ViewCheck {

  private static final String LOG = "domain_events";
  private static final String ARCHIVE = "archive.";

  private static final String SQL =
      """
      SELECT v.definition, hashtextextended(v.definition, 0)::text AS checksum,
        (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute AS a
         WHERE a.attrelid = to_regclass('domain_events') AND a.attnum > 0
           AND NOT a.attisdropped) AS columns,
        (SELECT coalesce(array_agg(quote_ident(p.name) ORDER BY p.from_time), '{}')
         FROM archived_partitions AS p) AS archived,
        (SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY c.oid) FROM pg_class AS c
         WHERE (c.oid = to_regclass('domain_events') OR c.oid IN (
             SELECT to_regclass('archive.' || quote_ident(p.name)) FROM archived_partitions AS p))
           AND (c.relkind NOT IN ('r', 'p') OR c.relrowsecurity
             OR EXISTS (SELECT FROM pg_rewrite AS w WHERE w.ev_class = c.oid))) AS veiled
      FROM (SELECT pg_get_viewdef(to_regclass('all_events')) AS definition) AS v""";

  private final Pool pool;
  private final Findings findings;

  ViewCheck(Pool pool, Findings findings) {
    this.pool = pool;
    this.findings = findings;
  }

  Uni<Void> run() {
    return look()
        // A month may have been archived or restored just then.
        .chain(first -> first.isEmpty() ? Uni.createFrom().item(first) : look())
        .invoke(faults -> faults.forEach(findings::add))
        .replaceWithVoid();
  }

  private Uni<List<Fault>> look() {
    return pool.query(SQL).execute().map(rows -> judge(rows.iterator().next()));
  }

  private static List<Fault> judge(Row row) {
    List<Fault> faults = new ArrayList<>();
    if (!isWhole(row)) {
      faults.add(fault("all_events is not the log and its archive, checksum " + checksum(row)));
    }
    @Nullable String veiled = row.getString("veiled");
    if (veiled != null) {
      faults.add(fault("not a plain table, or with rules or row security: " + veiled));
    }
    return faults;
  }

  private static Fault fault(String detail) {
    return new Fault(Kind.VIEW_MISMATCH, null, null, null, null, detail);
  }

  private static String checksum(Row row) {
    @Nullable String checksum = row.getString("checksum");
    return checksum == null ? "0" : checksum;
  }

  private static boolean isWhole(Row row) {
    @Nullable String definition = row.getString("definition");
    if (definition == null) {
      return false;
    }
    var columns = List.of(row.getArrayOfStrings("columns"));
    var archived = List.of(row.getArrayOfStrings("archived"));
    var parts = onOneLine(definition).split(" UNION ALL ", -1);
    return parts.length == 1 + archived.size()
        && isAll(parts[0], "", LOG, columns)
        && IntStream.range(0, archived.size())
            .allMatch(i -> isAll(parts[i + 1], ARCHIVE, archived.get(i), columns));
  }

  private static String onOneLine(String definition) {
    return definition.strip().replaceAll("\\s+", " ").replaceFirst(";$", "");
  }

  /** As PostgreSQL writes it: by its version, columns have the name of their table before them. */
  private static boolean isAll(String part, String schema, String table, List<String> columns) {
    var from = " FROM " + schema + table;
    var named = columns.stream().map(column -> table + "." + column).toList();
    return part.equals("SELECT " + String.join(", ", columns) + from)
        || part.equals("SELECT " + String.join(", ", named) + from);
  }
}
