-- Appends what a group of commands decided, and answers a row per command in the group's order:
--   APPENDED   the positions of its first and last event; where it has none and only its answer is
--              kept, the last is where the lane stands
--   CONFLICT   an aggregate was not as expected, or an earlier command of the same user in the
--              group was not appended; nothing was stored
--   LATE       its time was over when its lane was held, and when that was; nothing was stored
--   DUPLICATE  this user's command is in the log already, with that fingerprint and answer, or a
--              name that it claims is; command_id says which
-- A loser harms no command of another user. An error means that nothing of the group was stored.
--
-- Checks name, for each aggregate that a command touches, the version that it has before the group
-- if the command is right, and the one that the command leaves. The events of a command stand
-- together, in the order of the commands, event_counts of them each. A command whose not_after is
-- over is not appended; most have none, which is null. Claims are further ids that no other command
-- of the user may have; most commands have none.
--
-- Few statements, each plain: where a group is small, to begin and to end them is what costs. Arrays
-- are unnested in the list of what is selected: in FROM each would be written to a store of its own
-- first and read back.
CREATE FUNCTION append_events(
  user_ids uuid[], command_ids text[], fingerprints text[], answers text[], actor_types text[],
  actor_ids text[], correlation_ids uuid[], causation_ids uuid[], event_counts integer[],
  not_afters timestamptz[],
  check_commands integer[], check_types text[], check_ids uuid[], versions_before bigint[],
  versions_after bigint[],
  event_commands integer[], event_ids uuid[], aggregate_types text[], aggregate_ids uuid[],
  aggregate_versions bigint[], event_types text[], schema_versions integer[],
  effective_ats timestamptz[], payloads text[],
  claim_commands integer[], claims text[]
) RETURNS TABLE (
  outcome text, first_position bigint, last_position bigint, occurred_at timestamptz,
  command_id text, fingerprint text, answer text)
LANGUAGE plpgsql VOLATILE
-- One plan for all groups, by the keys: the tables grow between two statistics.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET jit = off
SET lock_timeout = '10s'
AS $$
#variable_conflict use_column
DECLARE
  duplicates integer[];
  failing integer[];
  losers uuid[] := '{}';     -- users of whom a command is not appended
  -- Of each lane: how many events it gets, its last position before, and its time.
  lane_counts integer[] := array_fill(0, '{64}', '{0}');
  touched boolean[] := array_fill(false, '{64}', '{0}');
  -- Of each command: its number, and its lane. Of numbers out of an array the planner expects few, of
  -- generate_subscripts a thousand: by these it would read all commands instead of looking some up.
  numbers integer[] := array_fill(NULL::integer, ARRAY[cardinality(user_ids)]);
  lanes_of integer[] := array_fill(NULL::integer, ARRAY[cardinality(user_ids)]);
  lane_bases bigint[] := '{}';
  lane_times timestamptz[] := '{}';
  -- Of each command's first event; null where it is not appended.
  positions bigint[] := array_fill(NULL::bigint, ARRAY[cardinality(user_ids)]);
  times timestamptz[] := '{}';
  starts integer[] := '{}';  -- how many events of the group come before each command's
  moment timestamptz;        -- when the lanes were held
  lane integer;
  base bigint;
  taken record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'append_events needs READ COMMITTED: it must see what was appended before it'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;

  -- In ascending order and before any write, so that appends neither block each other for ever
  -- nor become visible in another order than that of their positions.
  FOR command IN 1 .. cardinality(user_ids) LOOP
    lane := lane_of(user_ids[command]);
    numbers[command] := command;
    lanes_of[command] := lane;
    touched[lane] := true;
  END LOOP;
  FOR each IN 0 .. 63 LOOP
    IF touched[each] AND pg_advisory_xact_lock('lanes'::regclass::oid::integer, each) IS NULL THEN
      RAISE EXCEPTION 'lane % was not locked', each;
    END IF;
  END LOOP;
  moment := clock_timestamp();

  SELECT coalesce(array_agg(c.command), '{}') INTO duplicates
  FROM (SELECT unnest(user_ids) AS user_id, unnest(command_ids) AS command_id,
      unnest(numbers) AS command) AS c
  JOIN commands AS stored ON stored.lane = lane_of(c.user_id)
    AND stored.user_id = c.user_id AND stored.command_id = c.command_id;

  IF cardinality(claims) > 0 THEN
    FOR taken IN
      SELECT n.command, min(stored.command_id) AS name
      FROM (SELECT unnest(claim_commands) AS command, unnest(claims) AS command_id) AS n
      JOIN commands AS stored ON stored.lane = lanes_of[n.command]
        AND stored.user_id = user_ids[n.command] AND stored.command_id = n.command_id
      WHERE n.command <> ALL (duplicates)
      GROUP BY n.command
    LOOP
      duplicates := duplicates || taken.command;
      command_ids[taken.command] := taken.name;  -- whose answer is told
    END LOOP;
  END IF;

  SELECT coalesce(array_agg(c.command), '{}') INTO failing
  FROM (SELECT unnest(check_commands) AS command, unnest(check_types) AS aggregate_type,
      unnest(check_ids) AS aggregate_id, unnest(versions_before) AS version) AS c
  LEFT JOIN streams AS s ON s.lane = lane_of(c.aggregate_id)
    AND s.aggregate_type = c.aggregate_type AND s.aggregate_id = c.aggregate_id
  WHERE c.version <> coalesce(s.version, 0) OR s.user_id <> user_ids[c.command];

  FOR command IN 1 .. cardinality(user_ids) LOOP
    IF command = ANY (failing || duplicates) OR not_afters[command] < moment
      OR user_ids[command] = ANY (losers)
    THEN
      losers := losers || user_ids[command];
    ELSE
      lane := lanes_of[command];
      positions[command] := lane_counts[lane] + 1;
      lane_counts[lane] := lane_counts[lane] + event_counts[command];
    END IF;
  END LOOP;

  FOR lane, base, occurred_at IN
    UPDATE lanes SET last_position = last_position + lane_counts[lane],
      last_occurred_at = greatest(last_occurred_at, moment)
    WHERE lane = ANY (lanes_of) AND lane_counts[lane] > 0
    RETURNING lane, last_position - lane_counts[lane], last_occurred_at
  LOOP
    lane_bases[lane] := base;
    lane_times[lane] := occurred_at;
  END LOOP;

  IF 0 = ANY (event_counts) THEN
    FOR lane, base, occurred_at IN
      SELECT lane, last_position, greatest(last_occurred_at, clock_timestamp()) FROM lanes
      WHERE lane = ANY (lanes_of) AND lane_counts[lane] = 0
    LOOP
      lane_bases[lane] := base;
      lane_times[lane] := occurred_at;
    END LOOP;
  END IF;

  FOR command IN 1 .. cardinality(user_ids) LOOP
    starts[command] := coalesce(starts[command - 1] + event_counts[command - 1], 0);
    lane := lanes_of[command];
    positions[command] := lane_bases[lane] + positions[command];
    times[command] := lane_times[lane];
  END LOOP;

  INSERT INTO domain_events (lane, lane_position, occurred_at, event_id, aggregate_type,
    aggregate_id, aggregate_version, event_type, schema_version, user_id, effective_at,
    command_id, correlation_id, causation_id, actor_type, actor_id, payload)
  SELECT lane_of(e.aggregate_id), positions[e.command] + e.number - starts[e.command] - 1,
    times[e.command], e.event_id, e.aggregate_type, e.aggregate_id, e.version, e.event_type,
    e.schema_version, user_ids[e.command], e.effective_at, command_ids[e.command],
    correlation_ids[e.command], causation_ids[e.command], actor_types[e.command],
    actor_ids[e.command], e.payload::jsonb
  FROM (SELECT unnest(event_commands) AS command, unnest(event_ids) AS event_id,
      unnest(aggregate_types) AS aggregate_type, unnest(aggregate_ids) AS aggregate_id,
      unnest(aggregate_versions) AS version, unnest(event_types) AS event_type,
      unnest(schema_versions) AS schema_version, unnest(effective_ats) AS effective_at,
      unnest(payloads) AS payload, generate_subscripts(event_ids, 1) AS number) AS e
  WHERE positions[e.command] IS NOT NULL;

  INSERT INTO commands (lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at)
  SELECT lanes_of[c.command], c.user_id, c.command_id, c.fingerprint, c.answer,
    positions[c.command] + c.events - 1, times[c.command]
  FROM (SELECT unnest(user_ids) AS user_id, unnest(command_ids) AS command_id,
      unnest(fingerprints) AS fingerprint, unnest(answers) AS answer,
      unnest(event_counts) AS events, unnest(numbers) AS command) AS c
  WHERE positions[c.command] IS NOT NULL;

  IF cardinality(claims) > 0 THEN
    INSERT INTO commands (
      lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at)
    SELECT lanes_of[n.command], user_ids[n.command], n.command_id,
      fingerprints[n.command], answers[n.command],
      positions[n.command] + event_counts[n.command] - 1, times[n.command]
    FROM (SELECT unnest(claim_commands) AS command, unnest(claims) AS command_id) AS n
    WHERE positions[n.command] IS NOT NULL;
  END IF;

  INSERT INTO streams (lane, aggregate_type, aggregate_id, user_id, version, first_occurred_at)
  SELECT lane_of(c.aggregate_id), c.aggregate_type, c.aggregate_id,
    user_ids[min(c.command)], max(c.after), times[min(c.command)]
  FROM (SELECT unnest(check_commands) AS command, unnest(check_types) AS aggregate_type,
      unnest(check_ids) AS aggregate_id, unnest(versions_before) AS before,
      unnest(versions_after) AS after) AS c
  WHERE positions[c.command] IS NOT NULL
  GROUP BY c.aggregate_type, c.aggregate_id
  HAVING max(c.after) > min(c.before)
  ON CONFLICT (lane, aggregate_type, aggregate_id) DO UPDATE SET version = excluded.version;

  FOR command IN 1 .. cardinality(user_ids) LOOP
    first_position := positions[command];
    IF first_position IS NOT NULL THEN
      outcome := 'APPENDED';
      last_position := first_position + event_counts[command] - 1;
      occurred_at := times[command];
      command_id := NULL;
      fingerprint := NULL;
      answer := NULL;
    ELSE
      SELECT s.lane_position, s.occurred_at, s.command_id, s.fingerprint, s.answer
      INTO last_position, occurred_at, command_id, fingerprint, answer
      FROM commands AS s WHERE command = ANY (duplicates) AND s.lane = lanes_of[command]
        AND s.user_id = user_ids[command] AND s.command_id = command_ids[command];
      IF FOUND THEN
        outcome := 'DUPLICATE';
      ELSIF not_afters[command] < moment THEN
        outcome := 'LATE';
        occurred_at := moment;
      ELSE
        outcome := 'CONFLICT';
      END IF;
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- What was answered to commands whose time was over then, by another clock. Where there is nothing
-- nothing will ever be: that waits for appends under way in their lanes, and the next ones find that
-- it is over. A clock here that is a little behind is waited for; an error where it is more.
CREATE FUNCTION answers_of_late(user_ids uuid[], command_ids text[], not_after timestamptz)
RETURNS TABLE (
  lane integer, user_id uuid, command_id text, fingerprint text, answer text,
  lane_position bigint, occurred_at timestamptz)
LANGUAGE plpgsql VOLATILE
SET lock_timeout = '10s'
AS $$
#variable_conflict use_column
DECLARE
  each integer;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'answers_of_late needs READ COMMITTED: it must see what it has waited for'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_sleep(extract(epoch FROM
    least(not_after - clock_timestamp() + interval '1 millisecond', interval '1 second')));
  FOR each IN SELECT DISTINCT lane_of(u) FROM unnest(user_ids) AS u ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock_shared('lanes'::regclass::oid::integer, each);
  END LOOP;
  IF clock_timestamp() <= not_after THEN
    RAISE EXCEPTION 'it is not yet % here', not_after USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN QUERY
    SELECT c.lane, c.user_id, c.command_id, c.fingerprint, c.answer, c.lane_position, c.occurred_at
    FROM (SELECT unnest(user_ids) AS user_id, unnest(command_ids) AS command_id) AS w
    JOIN commands AS c ON c.lane = lane_of(w.user_id) AND c.user_id = w.user_id
      AND c.command_id = w.command_id;
END
$$;
