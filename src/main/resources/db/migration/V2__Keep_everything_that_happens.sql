-- The log. A unique key of a partitioned table must hold the partition key: that positions and
-- versions are unique over all partitions follows from the locks of append_events.
CREATE TABLE domain_events (
  lane integer NOT NULL,
  lane_position bigint NOT NULL CHECK (lane_position > 0),
  occurred_at timestamptz NOT NULL,
  event_id uuid NOT NULL,
  aggregate_type text COLLATE "C" NOT NULL
    CHECK (aggregate_type IN ('user', 'portfolio', 'order', 'position')),
  aggregate_id uuid NOT NULL,
  aggregate_version bigint NOT NULL CHECK (aggregate_version > 0),
  event_type text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  user_id uuid NOT NULL,
  effective_at timestamptz,
  command_id text COLLATE "C" NOT NULL,
  correlation_id uuid NOT NULL,
  causation_id uuid,
  actor_type text COLLATE "C" NOT NULL,
  actor_id text NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (lane, lane_position, occurred_at),
  -- What lane_of does, spelt out: a function would be put in its place anew at each append.
  CONSTRAINT one_account_one_lane CHECK (lane = (get_byte(uuid_send(user_id), 7) & 63)
    AND lane = (get_byte(uuid_send(aggregate_id), 7) & 63))
) PARTITION BY RANGE (occurred_at);

CREATE INDEX idx_events_aggregate ON domain_events(aggregate_type, aggregate_id);
CREATE INDEX idx_events_type ON domain_events(event_type);
CREATE INDEX idx_events_occurred_at ON domain_events(occurred_at DESC);
CREATE INDEX idx_events_user_id ON domain_events(user_id);
CREATE INDEX idx_events_aggregate_type ON domain_events(aggregate_id, event_type);
CREATE INDEX idx_events_user_occurred ON domain_events(user_id, occurred_at DESC);

-- Takes what no month is there for, so that no event is ever refused. All other partitions are
-- made in its likeness.
CREATE TABLE domain_events_default PARTITION OF domain_events DEFAULT;

CREATE UNIQUE INDEX domain_events_default_version
  ON domain_events_default (aggregate_id, aggregate_version);
