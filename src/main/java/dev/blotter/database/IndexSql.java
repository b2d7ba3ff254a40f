package dev.blotter.database;

/** The statements that read what the database knows about its indexes. */
final class IndexSql {

  /**
   * One row for each index. An index of a partition counts with the one of the whole table; where
   * there is none (a unique index over less than the partition key is made on each partition), the
   * partitions' own are taken together by what they are defined as.
   *
   * <p>The expected size is that of a fresh b-tree without deduplication: a tuple header of 8
   * bytes, the columns' average width as ANALYZE saw it, rounded up to 8, and a line pointer of 4
   * bytes, on pages of 8,152 usable bytes that are filled to 90 %.
   *
   * <p>An index that is dropped meanwhile has no size or no definition any more, and is left out.
   */
  static final String INDEXES =
      """
      WITH one AS (
        SELECT x.indexrelid, x.indrelid, x.indisprimary, x.indisunique, x.indnkeyatts, x.indnatts,
          pg_get_expr(x.indpred, x.indrelid) AS predicate,
          coalesce(pg_partition_root(x.indrelid), x.indrelid)::oid AS root_table,
          pg_partition_root(x.indexrelid)::oid AS root_index,
          t.relispartition, c.relname, c.reltuples, a.amname,
          regexp_replace(pg_get_indexdef(x.indexrelid), '^.* USING ', '') AS tail,
          s.idx_scan, s.idx_tup_read, pg_relation_size(x.indexrelid) AS bytes,
          (to_jsonb(s) ->> 'last_idx_scan')::timestamptz AS last_scan,
          EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid) AS of_constraint
        FROM pg_stat_user_indexes s
        JOIN pg_index x ON x.indexrelid = s.indexrelid
        JOIN pg_class c ON c.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_am a ON a.oid = c.relam
        WHERE s.schemaname = current_schema() AND c.relkind = 'i'
      ), sized AS (
        SELECT one.*, w.width FROM one CROSS JOIN LATERAL (
          SELECT CASE WHEN count(*) = count(p.avg_width) THEN sum(p.avg_width) END AS width
          FROM generate_series(1, one.indnatts) AS k
          JOIN pg_attribute i ON i.attrelid = one.indexrelid AND i.attnum = k
          LEFT JOIN pg_stats p ON p.schemaname = current_schema() AND p.attname = i.attname
            AND p.tablename = (SELECT relname FROM pg_class WHERE oid = one.indrelid)
            AND NOT p.inherited
        ) AS w
      ), whole AS (
        SELECT root_table, coalesce(root_index::text,
            CASE WHEN relispartition THEN tail || indisunique ELSE indexrelid::text END) AS same,
          max(root_index) AS root_index, max(relname::text) AS own_name,
          (array_agg(indexrelid ORDER BY relname DESC))[1] AS sample, count(*)::int AS members,
          bool_or(relispartition) AS parted,
          bool_or(indisunique OR of_constraint) AS enforces, bool_or(indisprimary) AS is_primary,
          sum(idx_scan)::bigint AS scans, sum(idx_tup_read)::bigint AS tuples_read,
          sum(bytes)::bigint AS bytes, max(last_scan) AS last_scan,
          bool_and(amname = 'btree' AND indnkeyatts = indnatts) AS btree,
          CASE WHEN bool_and(amname = 'btree' AND reltuples >= 0
              AND (width IS NOT NULL OR reltuples = 0))
            THEN sum(8192 * (1 + ceil(greatest(reltuples, 0)
              * (12 + 8 * ceil(coalesce(width, 0) / 8.0)) / (0.9 * 8152))))::bigint
          END AS expected_bytes
        FROM sized WHERE bytes IS NOT NULL GROUP BY 1, 2
      )
      SELECT * FROM (
        SELECT t.relname::text AS table_name, coalesce(r.relname::text, w.own_name) AS index_name,
          regexp_replace(pg_get_indexdef(coalesce(w.root_index, w.sample)), ' ON ONLY ', ' ON ')
            AS definition,
          CASE WHEN w.parted THEN w.members ELSE 0 END AS partitions,
          ARRAY(SELECT pg_get_indexdef(x.indexrelid, k, true) || '|' || x.indclass[k - 1] || '|'
              || x.indcollation[k - 1] || '|' || x.indoption[k - 1]
            FROM generate_series(1, x.indnkeyatts) AS k) AS key,
          pg_get_expr(x.indpred, x.indrelid) AS predicate,
          w.btree AND NOT w.enforces AS plain, w.enforces, w.is_primary, w.scans, w.tuples_read,
          w.bytes, w.expected_bytes, w.last_scan, d.stats_reset AS since
        FROM whole w
        JOIN pg_class t ON t.oid = w.root_table
        LEFT JOIN pg_class r ON r.oid = w.root_index
        JOIN pg_index x ON x.indexrelid = coalesce(w.root_index, w.sample)
        CROSS JOIN (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()) d
        OFFSET 0) AS described
      WHERE definition IS NOT NULL AND array_position(key, NULL) IS NULL
      ORDER BY 1, 2""";

  private IndexSql() {}
}
