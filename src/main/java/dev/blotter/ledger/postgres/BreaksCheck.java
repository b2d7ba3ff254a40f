package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the heads that name an acknowledged fault against the book and against the outside. */
final class BreaksCheck {

  private static final String UNKNOWN =
      """
      SELECT w.head, w.fault FROM unnest($1::bigint[], $2::bigint[]) AS w(head, fault)
      WHERE NOT EXISTS (SELECT FROM ledger_acknowledged_faults AS f WHERE f.number = w.fault)
      ORDER BY w.head""";

  private final Pool pool;
  private final HeadArchive archive;
  private final Findings findings;

  BreaksCheck(Pool pool, HeadArchive archive, Findings findings) {
    this.pool = pool;
    this.archive = archive;
    this.findings = findings;
  }

  /**
   * One may be the first in the database only where it goes on from a head outside. It may block.
   *
   * @param last the head before it in the database; null where there is none
   */
  void follows(SignedHead head, @Nullable SignedHead last) {
    if (last == null && head.number() > 1 && !isNextOutside(head)) {
      wrong(
          head.number(),
          "head "
              + head.number()
              + " is the first, and follows none outside either"
              + HeadsCheck.itsHash(head));
    }
  }

  private boolean isNextOutside(SignedHead head) {
    return archive
        .head(head.number() - 1)
        .map(HeadJson::read)
        .filter(before -> HeadText.of(before).hash().equals(head.previous()))
        .isPresent();
  }

  /** What they name stands in the book for ever. */
  Uni<Void> known(List<SignedHead> heads) {
    var breaks = heads.stream().filter(head -> head.acknowledged() != null).toList();
    return breaks.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(UNKNOWN)
            .execute(
                Tuple.of(
                    breaks.stream().map(SignedHead::number).toArray(Long[]::new),
                    breaks.stream().map(BreaksCheck::fault).toArray(Long[]::new)))
            .invoke(rows -> rows.forEach(this::unknown))
            .replaceWithVoid();
  }

  private static Long fault(SignedHead head) {
    return Objects.requireNonNull(head.acknowledged());
  }

  private void unknown(Row row) {
    long head = row.getLong("head");
    long fault = row.getLong("fault");
    wrong(head, "head %d names fault %d, which is not acknowledged here".formatted(head, fault));
  }

  private void wrong(long head, String detail) {
    findings.add(Fault.head(Kind.HEAD_MISMATCH, head, null, detail));
  }
}
