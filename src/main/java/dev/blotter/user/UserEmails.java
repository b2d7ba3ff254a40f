package dev.blotter.user;

import dev.blotter.database.LostConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes e-mail addresses unique. The table holds a keyed hash of each address, never the address,
 * and is the one key outside the lanes; so whoever wants an address first claims it here and then
 * appends to the log.
 *
 * <p>Each claim has a token of its own, also where the user holds the address already, and only
 * what has the token can be given up: of two requests of one user, the one that fails does not take
 * from the other what that one appended. A claim counts for a minute. After that the log says
 * whether it is still its user's address, which it knows by then: no command may be appended later
 * than half a minute after its claim, and no statement takes longer than another half.
 */
@ApplicationScoped
class UserEmails {
  private static final int ATTEMPTS = 3;
  // Sent again after a lost connection it says the same as the first time.
  private static final String CLAIM =
      """
      INSERT INTO user_emails AS e (email_hash, user_id, token) VALUES ($1, $2, $3)
      ON CONFLICT (email_hash) DO UPDATE SET token = $3, claimed_at = clock_timestamp(),
        token_before = CASE WHEN e.token = $3 THEN e.token_before ELSE e.token END
      WHERE e.user_id = $2
      RETURNING claimed_at + interval '30 seconds' AS until, token_before IS NULL AS fresh,
        (SELECT f.token FROM user_emails AS f WHERE f.email_hash = $4 AND f.user_id = $2) AS former""";
  private static final String FIND =
      """
      SELECT user_id, token, claimed_at < clock_timestamp() - interval '1 minute' AS old
      FROM user_emails WHERE email_hash = $1""";
  private static final String DROP = "DELETE FROM user_emails WHERE email_hash = $1 AND token = $2";

  private final Pool pool;
  private final EmailOwners owners;

  UserEmails(Pool pool, EmailOwners owners) {
    this.pool = pool;
    this.owners = owners;
  }

  /**
   * Claims an address for a user.
   *
   * @param instead the address that the user has now and would give up; null where there is none
   */
  Uni<EmailClaim> claim(UUID userId, EmailHash email, @Nullable EmailHash instead) {
    return claim(new Wish(userId, email, instead, UUID.randomUUID()));
  }

  Uni<EmailClaim> claim(Wish wish) {
    return attempt(wish, ATTEMPTS);
  }

  /** Gives an address up, unless it was claimed anew since. */
  Uni<Void> release(EmailHash email, UUID token) {
    return run(DROP, Tuple.of(email.buffer(), token)).replaceWithVoid();
  }

  private Uni<EmailClaim> attempt(Wish wish, int left) {
    return run(CLAIM, wish.values())
        .chain(
            rows ->
                rows.size() == 1
                    ? Uni.createFrom().item(held(wish.token, rows.iterator().next()))
                    : look(wish, left));
  }

  private static EmailClaim held(UUID token, Row row) {
    return new EmailClaim.Held(
        token,
        row.getOffsetDateTime("until").toInstant(),
        row.getBoolean("fresh"),
        row.getUUID("former"));
  }

  /** Between two statements another request may have released the row: then there is none. */
  private Uni<EmailClaim> look(Wish wish, int left) {
    return run(FIND, Tuple.of(wish.email.buffer()))
        .chain(
            rows ->
                rows.size() == 0 ? again(wish, left) : judge(wish, rows.iterator().next(), left));
  }

  private Uni<EmailClaim> judge(Wish wish, Row row, int left) {
    return row.getBoolean("old")
        ? owners
            .has(row.getUUID("user_id"), wish.email)
            .chain(has -> has ? taken() : afterRelease(wish, row.getUUID("token"), left))
        : taken();
  }

  private Uni<EmailClaim> afterRelease(Wish wish, UUID token, int left) {
    return release(wish.email, token).chain(() -> again(wish, left));
  }

  private Uni<EmailClaim> again(Wish wish, int left) {
    return left == 0 ? taken() : attempt(wish, left - 1);
  }

  private static Uni<EmailClaim> taken() {
    return Uni.createFrom().item(new EmailClaim.Taken());
  }

  private Uni<RowSet<Row>> run(String sql, Tuple arguments) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(arguments));
  }

  /**
   * @param token of the claim that it leads to
   */
  record Wish(UUID userId, EmailHash email, @Nullable EmailHash instead, UUID token) {

    Tuple values() {
      return Tuple.of(email.buffer(), userId, token, instead == null ? null : instead.buffer());
    }
  }
}
