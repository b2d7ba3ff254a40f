-- The last trades of each instrument, so that one that is busted leaves the price before it. What was
-- known so far counts as quoted.
ALTER TABLE quotes ADD COLUMN trades jsonb NOT NULL DEFAULT '[]';

UPDATE quotes
SET trades = jsonb_build_array(jsonb_build_object('id', '', 'price', last::text,
  'at', to_char(quoted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
WHERE last IS NOT NULL;
