package dev.blotter.user;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowMark;
import dev.blotter.projection.RowTable;
import dev.blotter.user.PersonalDataReader.Encrypted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps {@code users}, with the personal data readable while the user's key is there. */
@Singleton
public final class UsersProjection implements Projection<UserRow> {

  private static final Set<String> DECRYPTED = Set.of("email", "name");
  private static final Set<String> PERSONAL = Set.of("personal_data", "email", "name");

  private final UserAggregate users = new UserAggregate();
  private final PersonalDataReader reader;

  UsersProjection(PersonalDataReader reader) {
    this.reader = reader;
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<AggregateType> reads() {
    return Set.of(AggregateType.USER);
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return event.event() instanceof UserEvent
        ? Optional.of(event.aggregate().id())
        : Optional.empty();
  }

  @Override
  public UserRow apply(@Nullable UserRow row, RecordedEvent event) {
    var happened = (UserEvent) event.event();
    var user = users.evolve(row == null ? null : row.user(), happened);
    if (row == null) {
      var id = event.aggregate().id();
      return new UserRow(id, user, null, null, event.occurredAt(), RowMark.of(event));
    }
    return new UserRow(
        row.id(),
        user,
        row.personal(),
        blockReason(row, user, happened),
        row.createdAt(),
        row.mark().after(event, row.id()));
  }

  /** Decrypts all of them at once. */
  @Override
  public Uni<List<UserRow>> complete(List<UserRow> rows) {
    var encrypted = rows.stream().flatMap(row -> encrypted(row).stream()).toList();
    return encrypted.isEmpty()
        ? Uni.createFrom().item(rows.stream().map(row -> row.with(null)).toList())
        : reader.read(encrypted).map(read -> with(rows, read));
  }

  @Override
  public Set<String> personal() {
    return PERSONAL;
  }

  /** A key goes some time before, or after, the row forgets what was encrypted under it. */
  @Override
  public boolean follows(UserRow row, String column) {
    return row.personal() != null
        || row.user().personalData() == null
        || !DECRYPTED.contains(column);
  }

  @Override
  public RowTable<UserRow> table() {
    return UserTable.TABLE;
  }

  private static @Nullable String blockReason(UserRow row, User user, UserEvent event) {
    if (event instanceof UserEvent.TradingBlocked blocked) {
      return blocked.reason();
    }
    return user.status() == UserStatus.ACTIVE ? null : row.blockReason();
  }

  private static List<UserRow> with(List<UserRow> rows, Map<UUID, PersonalData> read) {
    return rows.stream().map(row -> row.with(read.get(row.id()))).toList();
  }

  private static Optional<Encrypted> encrypted(UserRow row) {
    return Optional.ofNullable(row.user().personalData())
        .map(data -> new Encrypted(row.id(), data));
  }
}
