package dev.blotter.user;

import dev.blotter.command.Needs;
import dev.blotter.command.Question;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import java.util.Optional;
import java.util.UUID;

/** Asks for a user as the next command would see it. */
record CurrentUser(UUID userId) implements Question<Optional<CurrentUser.Found>> {

  @Override
  public Needs needs(States states) {
    return Needs.states(AggregateRef.user(userId));
  }

  @Override
  public Optional<Found> answer(States states) {
    var ref = AggregateRef.user(userId);
    return states.find(ref, User.class).map(user -> new Found(user, states.version(ref)));
  }

  record Found(User user, long version) {}
}
