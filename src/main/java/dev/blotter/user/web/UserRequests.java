package dev.blotter.user.web;

import dev.blotter.http.Commands;
import dev.blotter.user.Submission;
import jakarta.enterprise.context.ApplicationScoped;

/** What the user side wants to know of a request. */
@ApplicationScoped
class UserRequests {

  private final Commands commands;

  UserRequests(Commands commands) {
    this.commands = commands;
  }

  /** A request that must have an Idempotency-Key. */
  Submission keyed() {
    return new Submission(commands.key(), commands.origin(), commands.now());
  }

  /** A request that changes nothing when it is sent again, so that it may go without one. */
  Submission idempotent() {
    return new Submission(commands.keyOrNew(), commands.origin(), commands.now());
  }
}
