-- A rebuild that waits for an operator has rows of its own, and so has one that is being cleared away.
-- No projection writes these, so what an erasure takes from the live rows it takes from them here.

-- Erased users of whom they show e-mail or name all the same. One that is being filled may have what is
-- encrypted under the key that is gone, until it comes to the erasure.
CREATE FUNCTION erased_in_shadow() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  shadow text;
BEGIN
  FOREACH shadow IN ARRAY ARRAY['rebuild.users', 'retired.users'] LOOP
    CONTINUE WHEN to_regclass(shadow) IS NULL;
    BEGIN
      RETURN QUERY EXECUTE format(
        'SELECT e.user_id FROM erasures AS e JOIN %s AS u
           ON u.lane = lane_of(e.user_id) AND u.id = e.user_id
         WHERE u.email IS NOT NULL OR u.name IS NOT NULL', shadow);
    EXCEPTION WHEN undefined_table THEN
      NULL;  -- It was swapped or dropped meanwhile.
    END;
  END LOOP;
END
$$;

-- Takes it from them. Only who is in the register of erasures is forgotten.
CREATE FUNCTION forget_in_shadow(erased uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  shadow text;
BEGIN
  FOREACH shadow IN ARRAY ARRAY['rebuild.users', 'retired.users'] LOOP
    CONTINUE WHEN to_regclass(shadow) IS NULL;
    BEGIN
      EXECUTE format(
        'UPDATE %s SET personal_data = NULL, email = NULL, name = NULL
         WHERE lane = lane_of($1) AND id = $1
           AND (email IS NOT NULL OR name IS NOT NULL OR personal_data IS NOT NULL)
           AND EXISTS (SELECT FROM erasures WHERE user_id = $1)', shadow)
      USING erased;
    EXCEPTION WHEN undefined_table THEN
      NULL;  -- It was dropped meanwhile, or has become the live one, which its projection writes.
    END;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION erased_in_shadow, forget_in_shadow FROM PUBLIC;
