-- How far events were relayed to other systems, and who is at it. Updated all the time where that is
-- turned on, hence the room for versions within the page.
CREATE TABLE relay_lanes (
  lane         integer     NOT NULL PRIMARY KEY CHECK (lane BETWEEN 0 AND 63),
  position     bigint      NOT NULL DEFAULT 0 CHECK (position >= 0),
  -- No event after position is older than this.
  read_to      timestamptz NOT NULL DEFAULT 'epoch',
  -- The run of a node that has events of the lane on their way, and until when nobody else may.
  owner        uuid,
  leased_until timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

INSERT INTO relay_lanes (lane) SELECT generate_series(0, 63);
