-- How far each projection has come in each lane. Plain columns and room on the page: the row is
-- updated all the time and must stay where it is (a heap-only tuple).
CREATE TABLE projection_checkpoints (
  projection text        NOT NULL,
  lane       smallint    NOT NULL CHECK (lane BETWEEN 0 AND 63),
  version    integer     NOT NULL,
  position   bigint      NOT NULL CHECK (position >= 0),
  -- How often it was begun anew from the start of the lane.
  restarts   integer     NOT NULL DEFAULT 0,
  moved_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, lane)
) WITH (fillfactor = 50);

-- Events that a projection could not apply, and all later ones of the same user, in order.
CREATE TABLE projection_parked (
  projection     text        NOT NULL,
  lane           smallint    NOT NULL,
  lane_position  bigint      NOT NULL,
  user_id        uuid        NOT NULL,
  event_id       uuid        NOT NULL,
  event_type     text        NOT NULL,
  -- Why it could not be applied; null for one that only waits behind another.
  reason         text,
  parked_at      timestamptz NOT NULL DEFAULT now(),
  -- How often the first event of a user was tried again, and when last.
  attempts       integer     NOT NULL DEFAULT 0,
  tried_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, lane, lane_position)
);

CREATE INDEX idx_projection_parked_lane ON projection_parked (lane, user_id);
CREATE INDEX idx_projection_parked_user ON projection_parked (projection, user_id, lane_position);
