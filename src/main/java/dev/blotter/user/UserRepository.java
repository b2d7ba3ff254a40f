package dev.blotter.user;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The users that can be read. Kept within the package, so that nobody writes through it. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, UUID> {}
