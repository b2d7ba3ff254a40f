-- One key for each user, wrapped by the master key. Deleting the row erases the user's personal data.
CREATE TABLE user_keys (
  lane        smallint    NOT NULL,
  user_id     uuid        NOT NULL,
  wrapped_key bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (lane, user_id)
);

-- The only key outside the lanes: a keyed hash of each e-mail address in use, never the address.
CREATE TABLE user_emails (
  email_hash bytea       PRIMARY KEY,
  user_id    uuid        NOT NULL,
  claim_key  text        NOT NULL UNIQUE,
  claimed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX idx_user_emails_user_id ON user_emails (user_id);
