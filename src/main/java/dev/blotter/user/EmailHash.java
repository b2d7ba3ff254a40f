package dev.blotter.user;

import io.vertx.core.buffer.Buffer;

/** A keyed hash of an e-mail address, the same for all its spellings. */
record EmailHash(Buffer buffer) {

  static EmailHash of(MasterKey master, PersonalData data) {
    return new EmailHash(Buffer.buffer(Hmac.of(master.emails(), EmailForm.of(data.email()))));
  }
}
