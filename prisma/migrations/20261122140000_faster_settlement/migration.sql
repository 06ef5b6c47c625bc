-- As before, but the rows are locked as the update itself locks them: a key that is only referred to meanwhile, by a
-- new PBX or a warning, neither waits for a settlement nor keeps an account out of it.
CREATE OR REPLACE FUNCTION settle_sound_accounts(p_now bigint, p_limit integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_settled bigint;
BEGIN
  EXECUTE $settle$
    WITH settled AS (
      UPDATE accounts a SET balance_ticks = a.balance_ticks - d.burned_ticks, settled_at = a.exhausts_at,
          last_sequence = a.last_sequence + 1, last_hash = account_entry_hash(d.last_hash, a.id, a.last_sequence + 1,
            'rental', a.exhausts_at, -d.burned_ticks, a.balance_ticks - d.burned_ticks, a.rate_per_second, a.rented,
            a.configuration_version, d.settled_at, NULL, 'rental', NULL)
        FROM (
          SELECT ctid, settled_at, last_hash, rate_per_second * (exhausts_at - settled_at) AS burned_ticks
          FROM accounts WHERE exhausts_at <= $1 AND settled_at < exhausts_at AND parked_at IS NULL
            LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
        ) d
        WHERE a.ctid = d.ctid
        RETURNING a.id, a.last_sequence, a.settled_at, a.balance_ticks, a.rate_per_second, a.rented,
          a.configuration_version, a.last_hash, d.settled_at AS from_at, d.burned_ticks, d.last_hash AS previous_hash
    )
    INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, event, source, previous_hash, hash)
      SELECT id, last_sequence, 'rental', settled_at, from_at, -burned_ticks, balance_ticks, rate_per_second, rented,
        configuration_version, 'stopped', 'rental', previous_hash, last_hash FROM settled
  $settle$ USING p_now, p_limit;
  GET DIAGNOSTICS v_settled = ROW_COUNT;
  RETURN v_settled;
END $$;

-- Room for a large settlement's rows between its steps: without it they go through files.
ALTER FUNCTION settle_due_accounts(integer) SET work_mem = '64MB';
