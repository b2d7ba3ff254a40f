-- Only the projection "users" writes this table; it can be rebuilt from domain_events at any time.
CREATE TABLE users (
  lane           smallint    NOT NULL,
  id             uuid        NOT NULL,
  lane_position  bigint      NOT NULL,
  version        bigint      NOT NULL,
  -- E-mail and name as the event holds them, encrypted under the user's key; null once erased.
  personal_data  text,
  email          text,
  name           text,
  status         text        NOT NULL,
  is_active      boolean     NOT NULL,
  is_erased      boolean     NOT NULL,
  -- Why trading is blocked; null where it is not.
  block_reason   text,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  PRIMARY KEY (lane, id)
) WITH (fillfactor = 85);

CREATE INDEX idx_users_email ON users(email);
CREATE INDEX idx_users_is_active ON users(is_active);
CREATE INDEX idx_users_created_at ON users(created_at DESC);
CREATE INDEX idx_users_email_active ON users(email, is_active);
