-- Which orders a request to cancel all of them was about, so that its retries are about no other.
CREATE TABLE mass_cancels (
  lane integer NOT NULL,
  user_id uuid NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  requested_at timestamptz NOT NULL,
  order_ids uuid[] NOT NULL,
  -- What was answered; null until all of them were asked for.
  answer text,
  PRIMARY KEY (lane, user_id, command_id)
);
