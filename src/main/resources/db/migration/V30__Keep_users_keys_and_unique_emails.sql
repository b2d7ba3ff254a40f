-- One key for each user, wrapped by the master key. Deleting the row erases the user's personal data.
CREATE TABLE user_keys (
  lane        smallint    NOT NULL,
  user_id     uuid        NOT NULL,
  wrapped_key bytea       NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (lane, user_id)
);

-- A key outside the lanes, as that of registration_keys below: a keyed hash of each e-mail address in
-- use, never the address. Each claim to one has a token of its own; that of the claim before it is that
-- of the same user, who had the address already.
CREATE TABLE user_emails (
  email_hash   bytea       PRIMARY KEY,
  user_id      uuid        NOT NULL,
  token        uuid        NOT NULL DEFAULT gen_random_uuid(),
  token_before uuid,
  claimed_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX idx_user_emails_user_id ON user_emails (user_id);

-- Which user a request to register is about, for ever, by its caller and Idempotency-Key.
CREATE TABLE registration_keys (
  request_key   text        PRIMARY KEY,
  user_id       uuid        NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
