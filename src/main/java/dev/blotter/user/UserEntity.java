package dev.blotter.user;

import dev.blotter.projection.RowMark;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}, to be read only: its projection alone writes that table. */
@Entity
@Immutable
@Table(name = "users")
class UserEntity {

  @Id
  @Column(name = "id")
  UUID id;

  @Column(name = "lane")
  short lane;

  @Column(name = "lane_position")
  long lanePosition;

  @Column(name = "version")
  long version;

  @Column(name = "personal_data", columnDefinition = "text")
  @Nullable String personalData;

  /** As uniqueness sees it. */
  @Column(name = "email", columnDefinition = "text")
  @Nullable String email;

  @Column(name = "name", columnDefinition = "text")
  @Nullable String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "status", columnDefinition = "text")
  UserStatus status;

  @Column(name = "is_erased")
  boolean erased;

  @Column(name = "hold_reason", columnDefinition = "text")
  @Nullable String holdReason;

  @Column(name = "block_reason", columnDefinition = "text")
  @Nullable String blockReason;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  UserRow row() {
    return new UserRow(
        id,
        new User(status, erased, personalData, holdReason),
        email == null ? null : new PersonalData(email, Objects.requireNonNull(name)),
        blockReason,
        createdAt,
        new RowMark(lanePosition, version, updatedAt));
  }
}
