-- Every request below /v1/audit whose caller is known.
CREATE TABLE audit_accesses (
  at             timestamptz NOT NULL,
  id             uuid        NOT NULL,
  reader_type    text        NOT NULL,
  reader_id      text        NOT NULL,
  -- As the description of the API calls it; null where the address is none of it.
  operation      text,
  method         text        NOT NULL,
  path           text        NOT NULL,
  query          text,
  -- Whose data it was, where that is known.
  user_id        uuid,
  status         integer     NOT NULL,
  correlation_id uuid        NOT NULL,
  PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);

CREATE INDEX idx_audit_accesses_reader ON audit_accesses (reader_id, at DESC, id DESC);
CREATE INDEX idx_audit_accesses_user ON audit_accesses (user_id, at DESC, id DESC)
  WHERE user_id IS NOT NULL;

-- Takes what no month is there for. All other partitions are made in its likeness.
CREATE TABLE audit_accesses_default PARTITION OF audit_accesses DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_accesses
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_accesses_default
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT ensure_partitions('audit_accesses', 'month', now(), now() + interval '2 months');
