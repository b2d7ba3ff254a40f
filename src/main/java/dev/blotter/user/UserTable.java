package dev.blotter.user;

import static dev.blotter.projection.ColumnType.BOOLEAN;
import static dev.blotter.projection.ColumnType.TEXT;
import static dev.blotter.projection.ColumnType.TIME;

import dev.blotter.projection.RowTable;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** The columns of {@code users}. */
final class UserTable {

  static final RowTable<UserRow> TABLE =
      RowTable.<UserRow>named("users")
          .ownedBy("id")
          .column("personal_data", TEXT, row -> row.user().personalData())
          .column("email", TEXT, UserTable::email)
          .column("name", TEXT, row -> row.personal() == null ? null : row.personal().name())
          .column("status", TEXT, row -> row.user().status())
          .column("is_active", BOOLEAN, row -> row.user().status() != UserStatus.CLOSED)
          .column("is_erased", BOOLEAN, row -> row.user().erased())
          .column("hold_reason", TEXT, row -> row.user().hold())
          .column("block_reason", TEXT, UserRow::blockReason)
          .column("created_at", TIME, UserRow::createdAt)
          .readBy(UserTable::read);

  private UserTable() {}

  /** As uniqueness sees it, so that it is found whatever the case. */
  private static @Nullable Object email(UserRow row) {
    return row.personal() == null ? null : row.personal().normalEmail();
  }

  private static UserRow read(Row row) {
    var user =
        new User(
            UserStatus.valueOf(row.getString("status")),
            row.getBoolean("is_erased"),
            row.getString("personal_data"),
            row.getString("hold_reason"));
    return new UserRow(
        row.getUUID("id"),
        user,
        personal(row),
        row.getString("block_reason"),
        Stored.time(row, "created_at"),
        Stored.mark(row));
  }

  private static @Nullable PersonalData personal(Row row) {
    var email = row.getString("email");
    return email == null ? null : new PersonalData(email, row.getString("name"));
  }
}
