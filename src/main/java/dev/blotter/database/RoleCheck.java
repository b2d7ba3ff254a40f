package dev.blotter.database;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at the start whether the service's role could do to the log what nobody may do to it. */
@ApplicationScoped
class RoleCheck {

  private static final Logger LOG = Logger.getLogger(RoleCheck.class);

  private static final String EXCESS =
      """
      SELECT current_user::text AS role
      WHERE has_table_privilege('domain_events', 'UPDATE, DELETE, TRUNCATE')
        OR has_table_privilege('commands', 'UPDATE, DELETE, TRUNCATE')""";

  private final Pool pool;

  RoleCheck(Pool pool) {
    this.pool = pool;
  }

  /** The role's name, if it has the right to change or delete what happened. */
  Uni<Optional<String>> excess() {
    return pool.query(EXCESS)
        .mapping((Row row) -> row.getString("role"))
        .execute()
        .map(roles -> roles.stream().findFirst());
  }

  void started(@Observes StartupEvent event) {
    excess()
        .subscribe()
        .with(
            found -> found.ifPresent(RoleCheck::warn),
            failure -> LOG.debug("the database role was not looked at", failure));
  }

  private static void warn(String role) {
    LOG.warnf(
        "the database role %s can do more than it should: only triggers keep it from changing what"
            + " happened; give --db a role of its own and name the owner by --db-owner",
        role);
  }
}
