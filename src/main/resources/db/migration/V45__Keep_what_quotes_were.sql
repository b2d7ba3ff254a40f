-- What was known of an instrument's prices, from one moment until the next row of it: a row for each
-- time that something was learned of them.
CREATE TABLE quote_history (
  symbol    text COLLATE "C" NOT NULL,
  -- By the clock of the database, as the times of the log.
  known_at  timestamptz      NOT NULL,
  bid       numeric(22, 10),
  bid_at    timestamptz,
  ask       numeric(22, 10),
  ask_at    timestamptz,
  -- What was paid last, when, and in which trade; empty for what a feed says was paid.
  last      numeric(22, 10),
  paid_at   timestamptz,
  trade_id  text,
  PRIMARY KEY (symbol, known_at),
  CHECK ((bid IS NULL) = (bid_at IS NULL) AND (ask IS NULL) = (ask_at IS NULL)),
  CHECK ((last IS NULL) = (paid_at IS NULL) AND (last IS NULL) = (trade_id IS NULL))
) PARTITION BY RANGE (known_at);

-- Takes what no month is there for. All other partitions are made in its likeness.
CREATE TABLE quote_history_default PARTITION OF quote_history DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quote_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quote_history_default
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

SELECT ensure_partitions('quote_history', 'month', now(), now() + interval '2 months');
