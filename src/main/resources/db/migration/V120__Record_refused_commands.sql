-- Commands that were refused and that the log does not tell of: one row for several of a kind that
-- came within a minute. Nothing of their bodies.
CREATE TABLE refusals (
  -- When the first of them was refused, and when the last.
  at              timestamptz NOT NULL,
  id              uuid        NOT NULL,
  last_at         timestamptz NOT NULL,
  times           integer     NOT NULL CHECK (times > 0),
  -- The subject of the token and its roles; null and none where nobody has proved who it is.
  actor_id        text,
  actor_roles     text[]      NOT NULL,
  -- As the description of the API calls it.
  operation       text        NOT NULL,
  method          text        NOT NULL,
  -- Without what follows the question mark; as the operation has it where several paths are counted.
  path            text        NOT NULL,
  -- Whom the path names.
  user_id         uuid,
  code            text        NOT NULL,
  status          integer     NOT NULL,
  -- Those of the first.
  correlation_id  uuid        NOT NULL,
  idempotency_key text,
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);

CREATE INDEX idx_refusals_actor ON refusals (actor_id, at DESC, id DESC) WHERE actor_id IS NOT NULL;
CREATE INDEX idx_refusals_user ON refusals (user_id, at DESC, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX idx_refusals_code ON refusals (code, at DESC, id DESC);

-- Takes what no month is there for. All other partitions are made in its likeness.
CREATE TABLE refusals_default PARTITION OF refusals DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refusals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refusals_default
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT ensure_partitions('refusals', 'month', now(), now() + interval '2 months');
