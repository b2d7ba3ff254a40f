-- The lane of an id: the low six bits of its rand_a field (RFC 9562, section 5.7). The twin of
-- dev.blotter.kernel.Lane.
CREATE FUNCTION lane_of(id uuid) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT get_byte(uuid_send(id), 7) & 63 $$;

-- How far each lane goes. Updated by every append, hence the room for versions within the page.
CREATE TABLE lanes (
  lane integer NOT NULL PRIMARY KEY CHECK (lane BETWEEN 0 AND 63),
  last_position bigint NOT NULL DEFAULT 0,
  last_occurred_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

INSERT INTO lanes (lane) SELECT generate_series(0, 63);
