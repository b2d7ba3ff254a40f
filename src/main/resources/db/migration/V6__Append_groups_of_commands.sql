-- Appends what a group of commands decided, and answers a row per command in the group's order:
--   APPENDED   the positions of its first and last event
--   CONFLICT   an aggregate was not as expected, or an earlier command of the same user in the
--              group was not appended; nothing was stored
--   DUPLICATE  this user's command is in the log already, with that fingerprint and answer, or a
--              name that it claims is
-- A loser harms no command of another user. An error means that nothing of the group was stored.
--
-- Checks name, for each aggregate that a command touches, the version expected before it and how
-- many events it adds; later commands of the group stand on the earlier ones. The events of a
-- command stand together, in the order of the commands, event_counts of them each. Claims are further
-- ids that no other command of the user may have, most commands have none.
CREATE FUNCTION append_events(
  user_ids uuid[], command_ids text[], fingerprints text[], answers text[], actor_types text[],
  actor_ids text[], correlation_ids uuid[], causation_ids uuid[], event_counts integer[],
  check_commands integer[], check_types text[], check_ids uuid[], check_versions bigint[],
  check_added integer[],
  event_commands integer[], event_ids uuid[], aggregate_types text[], aggregate_ids uuid[],
  aggregate_versions bigint[], event_types text[], schema_versions integer[],
  effective_ats timestamptz[], payloads text[],
  claim_commands integer[], claims text[]
) RETURNS TABLE (
  outcome text, first_position bigint, last_position bigint, occurred_at timestamptz,
  fingerprint text, answer text)
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
  positions bigint[];  -- of each command's first event; null where it is not appended
  times timestamptz[];
  starts bigint[];     -- how many events of the group come before each command's
  taken record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'append_events needs READ COMMITTED: it must see what was appended before it'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;

  -- In ascending order and before any write, so that appends neither block each other for ever
  -- nor become visible in another order than that of their positions.
  PERFORM pg_advisory_xact_lock('lanes'::regclass::oid::integer, lane)
  FROM (SELECT DISTINCT lane_of(user_id) AS lane FROM unnest(user_ids) AS u(user_id)
        ORDER BY lane) AS locked;

  SELECT coalesce(array_agg(c.command::integer), '{}') INTO duplicates
  FROM unnest(user_ids, command_ids) WITH ORDINALITY AS c(user_id, command_id, command)
  JOIN commands AS stored ON stored.lane = lane_of(c.user_id)
    AND stored.user_id = c.user_id AND stored.command_id = c.command_id;

  IF cardinality(claims) > 0 THEN
    FOR taken IN
      SELECT n.command, min(stored.command_id) AS name
      FROM unnest(claim_commands, claims) AS n(command, command_id)
      JOIN commands AS stored ON stored.lane = lane_of(user_ids[n.command])
        AND stored.user_id = user_ids[n.command] AND stored.command_id = n.command_id
      WHERE n.command <> ALL (duplicates)
      GROUP BY n.command
    LOOP
      duplicates := duplicates || taken.command;
      command_ids[taken.command] := taken.name;  -- whose answer is told
    END LOOP;
  END IF;

  WITH touched AS (
    SELECT c.command, c.version - coalesce(s.version, 0) AS ahead,
      coalesce(sum(c.added) OVER earlier, 0) AS added_before,
      user_ids[c.command] = coalesce(s.user_id, user_ids[first_value(c.command) OVER earliest])
        AS owned
    FROM unnest(check_commands, check_types, check_ids, check_versions, check_added)
      AS c(command, aggregate_type, aggregate_id, version, added)
    LEFT JOIN streams AS s ON s.lane = lane_of(c.aggregate_id)
      AND s.aggregate_type = c.aggregate_type AND s.aggregate_id = c.aggregate_id
    WINDOW earliest AS (PARTITION BY c.aggregate_type, c.aggregate_id ORDER BY c.command),
      earlier AS (earliest ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ), failing AS (
    SELECT user_ids[command] AS user_id, min(command) AS command
    FROM (SELECT command FROM touched WHERE ahead <> added_before OR NOT owned
          UNION ALL SELECT unnest(duplicates)) AS f(command)
    GROUP BY 1
  ), verdict AS (
    SELECT c.command, c.lane, f.command IS NULL AS won, c.events,
      sum(c.events) OVER (ORDER BY c.command) - c.events AS start,
      sum(c.events) FILTER (WHERE f.command IS NULL) OVER (PARTITION BY c.lane ORDER BY c.command)
        - c.events AS lane_start
    FROM (SELECT command, user_id, lane_of(user_id) AS lane, events
          FROM unnest(user_ids, event_counts) WITH ORDINALITY AS c(user_id, events, command)) AS c
    LEFT JOIN failing AS f ON f.user_id = c.user_id AND f.command <= c.command
  ), advanced AS (
    UPDATE lanes SET last_position = last_position + w.events,
      last_occurred_at = greatest(last_occurred_at, clock_timestamp())
    FROM (SELECT lane, sum(events) AS events FROM verdict WHERE won GROUP BY lane) AS w
    WHERE lanes.lane = w.lane
    RETURNING lanes.lane, last_position - w.events AS base, last_occurred_at AS occurred_at
  )
  SELECT array_agg(CASE WHEN won THEN base + lane_start + 1 END ORDER BY command),
    array_agg(CASE WHEN won THEN a.occurred_at END ORDER BY command),
    array_agg(start ORDER BY command)
  INTO positions, times, starts
  FROM verdict AS v LEFT JOIN advanced AS a ON a.lane = v.lane;

  INSERT INTO domain_events (lane, lane_position, occurred_at, event_id, aggregate_type,
    aggregate_id, aggregate_version, event_type, schema_version, user_id, effective_at,
    command_id, correlation_id, causation_id, actor_type, actor_id, payload)
  SELECT lane_of(e.aggregate_id), positions[e.command] + e.number - starts[e.command] - 1,
    times[e.command], e.event_id, e.aggregate_type, e.aggregate_id, e.version, e.event_type,
    e.schema_version, c.user_id, e.effective_at, c.command_id, c.correlation_id, c.causation_id,
    c.actor_type, c.actor_id, e.payload::jsonb
  FROM unnest(event_commands, event_ids, aggregate_types, aggregate_ids, aggregate_versions,
      event_types, schema_versions, effective_ats, payloads) WITH ORDINALITY
    AS e(command, event_id, aggregate_type, aggregate_id, version, event_type, schema_version,
      effective_at, payload, number)
  JOIN unnest(user_ids, command_ids, correlation_ids, causation_ids, actor_types, actor_ids)
    WITH ORDINALITY AS c(user_id, command_id, correlation_id, causation_id, actor_type, actor_id,
      command) ON c.command = e.command
  WHERE positions[e.command] IS NOT NULL;

  INSERT INTO commands (lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at)
  SELECT lane_of(c.user_id), c.user_id, c.command_id, c.fingerprint, c.answer,
    positions[c.command] + c.events - 1, times[c.command]
  FROM unnest(user_ids, command_ids, fingerprints, answers, event_counts) WITH ORDINALITY
    AS c(user_id, command_id, fingerprint, answer, events, command)
  WHERE positions[c.command] IS NOT NULL;

  IF cardinality(claims) > 0 THEN
    INSERT INTO commands (
      lane, user_id, command_id, fingerprint, answer, lane_position, occurred_at)
    SELECT lane_of(user_ids[n.command]), user_ids[n.command], n.command_id,
      fingerprints[n.command], answers[n.command],
      positions[n.command] + event_counts[n.command] - 1, times[n.command]
    FROM unnest(claim_commands, claims) AS n(command, command_id)
    WHERE positions[n.command] IS NOT NULL;
  END IF;

  INSERT INTO streams (lane, aggregate_type, aggregate_id, user_id, version, first_occurred_at)
  SELECT lane_of(c.aggregate_id), c.aggregate_type, c.aggregate_id,
    user_ids[min(c.command)], max(c.version + c.added), times[min(c.command)]
  FROM unnest(check_commands, check_types, check_ids, check_versions, check_added)
    AS c(command, aggregate_type, aggregate_id, version, added)
  WHERE positions[c.command] IS NOT NULL AND c.added > 0
  GROUP BY c.aggregate_type, c.aggregate_id
  HAVING min(c.version) = 0;

  UPDATE streams AS s SET version = c.version
  FROM (SELECT aggregate_type, aggregate_id, max(c.version + c.added) AS version
        FROM unnest(check_commands, check_types, check_ids, check_versions, check_added)
          AS c(command, aggregate_type, aggregate_id, version, added)
        WHERE positions[c.command] IS NOT NULL AND c.added > 0
        GROUP BY c.aggregate_type, c.aggregate_id
        HAVING min(c.version) > 0) AS c
  WHERE s.lane = lane_of(c.aggregate_id) AND s.aggregate_type = c.aggregate_type
    AND s.aggregate_id = c.aggregate_id;

  RETURN QUERY
  WITH stored AS (
    SELECT d.command, s.lane_position, s.occurred_at, s.fingerprint, s.answer
    FROM unnest(duplicates) AS d(command)
    JOIN commands AS s ON s.lane = lane_of(user_ids[d.command])
      AND s.user_id = user_ids[d.command] AND s.command_id = command_ids[d.command]
  )
  SELECT CASE WHEN p.first_position IS NOT NULL THEN 'APPENDED'
      WHEN stored.command IS NOT NULL THEN 'DUPLICATE' ELSE 'CONFLICT' END,
    p.first_position, coalesce(stored.lane_position, p.first_position + p.events - 1),
    coalesce(stored.occurred_at, p.occurred_at), stored.fingerprint, stored.answer
  FROM unnest(positions, times, event_counts) WITH ORDINALITY
    AS p(first_position, occurred_at, events, command)
  LEFT JOIN stored ON stored.command = p.command
  ORDER BY p.command;
END
$$;
