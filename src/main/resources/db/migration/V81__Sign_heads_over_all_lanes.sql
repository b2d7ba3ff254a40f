-- What all lanes held at some moment, signed. As with user_emails, the lanes have no part in the
-- key: there is one row for all of them, and none is changed by a command.
CREATE TABLE ledger_heads (
  number       bigint      NOT NULL PRIMARY KEY,
  made_at      timestamptz NOT NULL,
  previous     bytea       NOT NULL,
  -- The fault that was acknowledged, where this head need not continue the one before.
  acknowledged bigint,
  -- Of the lanes 0 to 63; the roots 32 bytes each, one after the other.
  sizes        bigint[]    NOT NULL,
  roots        bytea       NOT NULL,
  root         bytea       NOT NULL,
  key_id       text        NOT NULL,
  signature    text        NOT NULL,
  hash         bytea       NOT NULL
);

-- The few that break the chain; they are told of for ever.
CREATE INDEX idx_ledger_heads_acknowledged ON ledger_heads (acknowledged)
  WHERE acknowledged IS NOT NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
