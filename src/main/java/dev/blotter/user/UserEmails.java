package dev.blotter.user;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventLog;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Makes e-mail addresses unique. The table holds a keyed hash of each address, never the address,
 * and is the one key outside the lanes; so a registration first claims its address here and then
 * appends to the log. A claim whose user never came to be may be taken over after a minute, which
 * is longer than any command lives.
 */
@ApplicationScoped
class UserEmails {
  private static final int ATTEMPTS = 3;
  private static final String CLAIM =
      """
      INSERT INTO user_emails (email_hash, user_id, claim_key) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING RETURNING user_id""";
  private static final String FIND =
      """
      SELECT email_hash = $1 AS same_email, claim_key = $2 AS same_key, user_id, claim_key,
             claimed_at < clock_timestamp() - interval '1 minute' AS old
      FROM user_emails WHERE email_hash = $1 OR claim_key = $2
      ORDER BY email_hash = $1""";
  private static final String TAKE_OVER =
      """
      UPDATE user_emails SET user_id = $1, claim_key = $2, claimed_at = clock_timestamp()
      WHERE email_hash = $3 AND claim_key = $4""";
  private static final String RELEASE =
      "DELETE FROM user_emails WHERE email_hash = $1 AND claim_key = $2";
  private static final String KEEP_ONLY =
      "DELETE FROM user_emails WHERE user_id = $1 AND email_hash <> $2";

  private final Pool pool;
  private final EventLog log;

  UserEmails(Pool pool, EventLog log) {
    this.pool = pool;
    this.log = log;
  }

  /**
   * Claims an address for a user.
   *
   * @param claimKey names the request, the same on every retry of it
   */
  Uni<EmailClaim> claim(EmailHash email, UUID userId, String claimKey) {
    return attempt(new Wish(email, userId, claimKey), ATTEMPTS);
  }

  /** Gives up what that request claimed. */
  Uni<Void> release(EmailHash email, String claimKey) {
    return run(RELEASE, Tuple.of(email.buffer(), claimKey)).replaceWithVoid();
  }

  /** Gives up every address of the user but this one. */
  Uni<Void> keepOnly(EmailHash email, UUID userId) {
    return run(KEEP_ONLY, Tuple.of(userId, email.buffer())).replaceWithVoid();
  }

  private Uni<EmailClaim> attempt(Wish wish, int left) {
    return run(CLAIM, Tuple.of(wish.email.buffer(), wish.userId, wish.key))
        .chain(
            rows ->
                rows.size() == 1
                    ? Uni.createFrom().item(new EmailClaim.Held(wish.userId, true))
                    : look(wish, left));
  }

  private Uni<EmailClaim> look(Wish wish, int left) {
    return run(FIND, Tuple.of(wish.email.buffer(), wish.key))
        .chain(rows -> rows.size() == 0 ? again(wish, left) : judge(wish, rows, left));
  }

  private Uni<EmailClaim> judge(Wish wish, RowSet<Row> rows, int left) {
    var row = rows.iterator().next();
    if (!row.getBoolean("same_email")) {
      return Uni.createFrom().item(new EmailClaim.KeyReused());
    }
    var owner = row.getUUID("user_id");
    if (row.getBoolean("same_key") || owner.equals(wish.userId)) {
      return Uni.createFrom().item(new EmailClaim.Held(owner, false));
    }
    return row.getBoolean("old")
        ? takeOver(wish, owner, row.getString("claim_key"), left)
        : Uni.createFrom().item(new EmailClaim.Taken());
  }

  private Uni<EmailClaim> takeOver(Wish wish, UUID owner, String ownersKey, int left) {
    return log.head(AggregateRef.user(owner))
        .chain(
            head ->
                head.isPresent()
                    ? Uni.createFrom().item(new EmailClaim.Taken())
                    : replace(wish, ownersKey, left));
  }

  private Uni<EmailClaim> replace(Wish wish, String ownersKey, int left) {
    return run(TAKE_OVER, Tuple.of(wish.userId, wish.key, wish.email.buffer(), ownersKey))
        .chain(
            rows ->
                rows.rowCount() == 1
                    ? Uni.createFrom().item(new EmailClaim.Held(wish.userId, true))
                    : again(wish, left));
  }

  /** Between two statements another request released or took the row: look once more. */
  private Uni<EmailClaim> again(Wish wish, int left) {
    return left == 0 ? Uni.createFrom().item(new EmailClaim.Taken()) : attempt(wish, left - 1);
  }

  private Uni<RowSet<Row>> run(String sql, Tuple arguments) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(arguments));
  }

  private record Wish(EmailHash email, UUID userId, String key) {}

  /** A keyed hash of an address, the same for all its spellings. */
  record EmailHash(Buffer buffer) {
    static EmailHash of(MasterKey master, PersonalData data) {
      return new EmailHash(Buffer.buffer(Hmac.of(master.emails(), EmailForm.of(data.email()))));
    }
  }
}
