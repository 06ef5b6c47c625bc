-- As before; but where the credit pays exactly up to the second in which a contract ends, what goes on at a lower rate goes
-- on for as long as the rest pays for it.
CREATE OR REPLACE FUNCTION account_stops_at(a accounts) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_end jsonb;
  v_at bigint := a.settled_at;
  v_balance bigint := a.balance_ticks;
  v_rate bigint := a.rate_per_second;
  v_exhausts bigint;
BEGIN
  IF NOT a.rented THEN
    RETURN NULL;
  END IF;
  FOR v_end IN SELECT e FROM jsonb_array_elements(coalesce(a.rental_ends, '[]')) WITH ORDINALITY t (e, place) ORDER BY place LOOP
    v_exhausts := CASE WHEN v_rate > 0 THEN v_at + least(v_balance / v_rate, 9223372036854775807 - v_at) END;
    IF v_exhausts < (v_end ->> 'at')::bigint THEN
      RETURN v_exhausts;
    END IF;
    v_balance := v_balance - v_rate * ((v_end ->> 'at')::bigint - v_at);
    v_at := (v_end ->> 'at')::bigint;
    v_rate := (v_end ->> 'rate')::bigint;
    IF NOT (v_end ->> 'rented')::boolean THEN
      RETURN v_at;
    END IF;
    IF v_balance < greatest(v_rate, 1) THEN
      RETURN v_at;
    END IF;
  END LOOP;
  RETURN CASE WHEN v_rate > 0 THEN v_at + least(v_balance / v_rate, 9223372036854775807 - v_at) END;
END $$;
