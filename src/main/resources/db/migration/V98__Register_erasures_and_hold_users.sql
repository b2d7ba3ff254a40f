-- Why the user's personal data must be kept; null where it may be erased.
ALTER TABLE users ADD COLUMN hold_reason text;

-- Whose key was destroyed. Whatever was encrypted under it is unreadable since then.
CREATE TABLE erasures (
  user_id         uuid        PRIMARY KEY,
  -- What says so in the log.
  event_id        uuid        NOT NULL,
  requested_at    timestamptz NOT NULL,
  erased_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_type      text        NOT NULL,
  actor_id        text        NOT NULL,
  reason          text        NOT NULL,
  -- SHA-256 of the wrapped key, by which a backup that still holds it is known; null where none was
  -- there any more.
  key_fingerprint text
);

CREATE INDEX idx_erasures_requested_at ON erasures (requested_at DESC, user_id DESC);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
