package dev.blotter.user.web;

import dev.blotter.http.Commands;
import dev.blotter.user.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** What the user side wants to know of a request. */
@ApplicationScoped
class UserRequests {

  private final Commands commands;

  UserRequests(Commands commands) {
    this.commands = commands;
  }

  /** A request that must have an Idempotency-Key. */
  Caller keyed() {
    return new Caller(commands.key(), commands.origin(), commands.now());
  }

  /** A DELETE, which may have one. */
  Caller deletion() {
    return new Caller(commands.keyOrNew(), commands.origin(), commands.now());
  }
}
