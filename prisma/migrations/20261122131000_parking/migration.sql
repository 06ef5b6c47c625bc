-- Every change of place is told, those from before movements were kept too.
INSERT INTO movements (at, kind, article_number, amount, from_place, to_place, activation_key_id, organization_id, actor_id, source)
  SELECT k.issued_at, 'issue', i.article_number, coalesce(i.quantity, k.amount_ticks), 'issued', 'key', k.id, k.organization_id,
    k.issued_by, 'session'
  FROM activation_keys k LEFT JOIN activation_key_items i ON i.activation_key_id = k.id
  WHERE k.project_id IS NULL AND (i.quantity IS NOT NULL OR k.amount_ticks > 0)
    AND NOT EXISTS (SELECT FROM movements m WHERE m.activation_key_id = k.id AND m.from_place = 'issued');

-- What keeps an account from going on with its own ledger: what it stores is not what its last entry says, there are
-- entries after that one, or it would burn more than it holds. NULL where nothing does. One look into the index.
CREATE FUNCTION account_fault(a accounts) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN a.last_sequence = 0 AND a.balance_ticks <> 0 THEN 'balance'
    WHEN a.last_sequence > 0 AND e.hash IS NULL THEN 'entry_missing'
    WHEN a.last_sequence > 0 AND e.hash <> a.last_hash THEN 'hash'
    WHEN a.last_sequence > 0 AND e.balance_ticks <> a.balance_ticks THEN 'balance'
    WHEN a.last_sequence > 0 AND e.at > greatest(a.settled_at, a.exhausts_at) THEN 'time'
    WHEN EXISTS (SELECT FROM account_entries n WHERE n.account_id = a.id AND n.sequence > a.last_sequence) THEN 'entry_unknown'
    WHEN account_balance_at(a.balance_ticks, a.rate_per_second, a.settled_at, a.exhausts_at, a.exhausts_at) < 0 THEN 'exhaustion'
  END
  FROM (SELECT) one
  LEFT JOIN account_entries e ON e.account_id = a.id AND e.sequence = a.last_sequence
$$;

-- The same, and whether the whole ledger adds up: no entry missing, the amounts together what the account holds. Reads
-- every entry, so it is for checking, not for writing.
CREATE FUNCTION account_ledger_fault(a accounts) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(account_fault(a), CASE
    WHEN e.entries <> a.last_sequence THEN 'entry_missing'
    WHEN e.amount <> a.balance_ticks THEN 'sum'
  END)
  FROM (SELECT count(*) AS entries, coalesce(sum(amount_ticks), 0) AS amount FROM account_entries WHERE account_id = a.id) e
$$;

-- Parks the accounts whose ledger does not add up, at most so many looked at, beginning after an id. Answers the last
-- id that was looked at, NULL at the end, and how many were parked.
CREATE FUNCTION park_broken_accounts(p_after uuid, p_limit integer, OUT last_id uuid, OUT parked bigint) LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
BEGIN
  SELECT array_agg(id ORDER BY id) INTO v_ids
    FROM (SELECT id FROM accounts WHERE p_after IS NULL OR id > p_after ORDER BY id LIMIT p_limit) page;
  last_id := v_ids[cardinality(v_ids)];
  -- Looked at once more under the lock: whoever was writing meanwhile has finished then.
  PERFORM FROM accounts a WHERE id = ANY (v_ids) AND parked_at IS NULL AND account_ledger_fault(a) IS NOT NULL
    ORDER BY id FOR NO KEY UPDATE;
  UPDATE accounts a SET parked_at = portal_now(), parked_reason = account_ledger_fault(a)
    WHERE id = ANY (v_ids) AND parked_at IS NULL AND account_ledger_fault(a) IS NOT NULL;
  GET DIAGNOSTICS parked = ROW_COUNT;
END $$;

-- Charges an account with an activation key, in one transaction and one round trip.
-- Answers {"refused": code} before anything is written, or the account as it is afterwards. As before, but a parked
-- account is refused.
CREATE OR REPLACE FUNCTION charge_account(
  p_account_id uuid, p_partner_id uuid, p_customer_id uuid, p_key_hash bytea, p_actor_id uuid, p_source text,
  p_reference text, p_input_hash bytea, p_seen_price_list_id uuid
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  a accounts%ROWTYPE;
  k activation_keys%ROWTYPE;
  i idempotency_references%ROWTYPE;
  v_now bigint;
  v_list uuid;
  v_burned bigint;
  v_before bigint;
  v_balance bigint;
  v_rate bigint;
  v_new_rate bigint;
  v_version integer;
  v_ran boolean;
  v_runs boolean;
  v_event text;
  v_exhausts bigint;
  v_rental_hash bytea;
  v_charge_hash bytea;
  v_change_hash bytea;
  v_sequence bigint;
  v_answer jsonb;
BEGIN
  SELECT * INTO a FROM accounts
    WHERE id = p_account_id AND (p_partner_id IS NULL OR partner_id = p_partner_id)
      AND (p_customer_id IS NULL OR customer_id = p_customer_id)
    FOR UPDATE;
  IF NOT FOUND THEN
    RETURN jsonb_build_object('refused', 'account_not_found');
  END IF;
  -- The account's lock makes senders of one reference wait for each other.
  IF p_reference IS NOT NULL THEN
    SELECT * INTO i FROM idempotency_references WHERE subject_id = a.id AND reference = p_reference;
    IF FOUND THEN
      RETURN CASE WHEN i.input_hash = p_input_hash THEN i.answer::jsonb
        ELSE jsonb_build_object('refused', 'idempotency_mismatch') END;
    END IF;
  END IF;
  IF a.parked_at IS NOT NULL THEN
    RETURN jsonb_build_object('refused', 'account_parked');
  END IF;

  v_now := greatest(portal_now(), a.settled_at);
  v_list := price_list_at(v_now);
  IF a.rented AND p_seen_price_list_id <> v_list THEN
    RETURN jsonb_build_object('refused', 'prices_changed');
  END IF;
  v_before := account_balance_at(a.balance_ticks, a.rate_per_second, a.settled_at, a.exhausts_at, v_now);
  UPDATE activation_keys SET state = 'used', used_by = p_actor_id, used_at = v_now, used_account_id = a.id
    WHERE key_hash = p_key_hash AND state = 'unused' AND amount_ticks > 0
      AND amount_ticks <= 9223372036854775807 - v_before RETURNING * INTO k;
  IF NOT FOUND THEN
    SELECT * INTO k FROM activation_keys WHERE key_hash = p_key_hash;
    RETURN jsonb_build_object('refused', CASE
      WHEN k.id IS NULL THEN 'activation_key_unknown'
      WHEN k.state = 'used' THEN 'activation_key_used'
      WHEN k.state = 'cancelled' THEN 'activation_key_cancelled'
      WHEN k.amount_ticks = 0 THEN 'activation_key_holds_no_credits'
      ELSE 'balance_too_high' END);
  END IF;

  v_burned := a.balance_ticks - v_before;
  v_ran := a.rented AND v_before >= greatest(a.rate_per_second, 1);
  v_balance := v_before + k.amount_ticks;
  v_rate := a.rate_per_second;
  v_version := a.configuration_version;
  v_sequence := a.last_sequence;
  v_charge_hash := a.last_hash;
  IF v_burned > 0 THEN
    v_sequence := v_sequence + 1;
    v_rental_hash := account_entry_hash(a.last_hash, a.id, v_sequence, 'rental', least(v_now, a.exhausts_at), -v_burned,
      v_before, v_rate, a.rented, v_version, a.settled_at, NULL, 'rental', NULL);
    v_charge_hash := v_rental_hash;
    INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, event, source, previous_hash, hash)
      VALUES (a.id, v_sequence, 'rental', least(v_now, a.exhausts_at), a.settled_at, -v_burned, v_before, v_rate,
        a.rented, v_version, CASE WHEN v_ran THEN NULL ELSE 'stopped' END, 'rental', a.last_hash, v_rental_hash);
    a.last_hash := v_rental_hash;
  END IF;
  IF a.rented AND v_list IS DISTINCT FROM a.price_list_id THEN
    v_new_rate := reprice_account(a.id, v_version, v_list, v_now, p_actor_id);
    IF v_new_rate IS NOT NULL THEN
      v_rate := v_new_rate;
      v_version := v_version + 1;
    END IF;
  END IF;
  v_runs := a.rented AND v_balance >= greatest(v_rate, 1);
  v_event := CASE WHEN v_runs AND NOT v_ran THEN 'resumed' WHEN v_ran AND NOT v_runs THEN 'stopped' END;

  v_sequence := v_sequence + 1;
  v_charge_hash := account_entry_hash(a.last_hash, a.id, v_sequence, 'charge', v_now, k.amount_ticks, v_balance,
    a.rate_per_second, a.rented, a.configuration_version, NULL, p_actor_id, p_source, k.id);
  INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
      configuration_version, event, activation_key_id, actor_id, source, previous_hash, hash)
    VALUES (a.id, v_sequence, 'charge', v_now, k.amount_ticks, v_balance, a.rate_per_second, a.rented,
      a.configuration_version, CASE WHEN v_version = a.configuration_version THEN v_event END, k.id, p_actor_id,
      p_source, a.last_hash, v_charge_hash);
  IF v_version > a.configuration_version THEN
    v_sequence := v_sequence + 1;
    v_change_hash := account_entry_hash(v_charge_hash, a.id, v_sequence, 'change', v_now, 0, v_balance, v_rate, a.rented,
      v_version, NULL, p_actor_id, p_source, NULL);
    INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
        configuration_version, event, actor_id, source, previous_hash, hash)
      VALUES (a.id, v_sequence, 'change', v_now, 0, v_balance, v_rate, a.rented, v_version, coalesce(v_event, 'repriced'),
        p_actor_id, p_source, v_charge_hash, v_change_hash);
  END IF;

  v_exhausts := CASE WHEN v_rate > 0 THEN v_now + least(v_balance / v_rate, 9223372036854775807 - v_now) END;
  UPDATE accounts SET balance_ticks = v_balance, rate_per_second = v_rate, settled_at = v_now, exhausts_at = v_exhausts,
      configuration_version = v_version, price_list_id = CASE WHEN a.rented THEN v_list ELSE a.price_list_id END,
      last_sequence = v_sequence, last_hash = coalesce(v_change_hash, v_charge_hash)
    WHERE id = a.id;
  UPDATE warnings SET rearmed_at = v_now
    WHERE account_id = a.id AND rearmed_at IS NULL AND week_index * 604800 < coalesce(v_exhausts - v_now, 9999999999);

  v_answer := jsonb_build_object('chargedTicks', k.amount_ticks::text, 'balanceTicks', v_balance::text,
    'rate', v_rate::text, 'rented', a.rented, 'at', v_now::text, 'keyLastGroup', k.last_group,
    'sequence', v_sequence::text, 'priceListId', v_list, 'balanceBeforeTicks', v_before::text,
    'rateBefore', a.rate_per_second::text);
  IF p_reference IS NOT NULL THEN
    INSERT INTO idempotency_references (subject_id, reference, input_hash, answer)
      VALUES (a.id, p_reference, p_input_hash, v_answer::json);
  END IF;
  RETURN v_answer;
END $$;

-- The statement that settles, for accounts that are not parked. Joined by place, as before.
CREATE FUNCTION settle_sound_accounts(p_now bigint, p_limit integer) RETURNS bigint LANGUAGE plpgsql AS $$
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
            LIMIT $2 FOR UPDATE SKIP LOCKED
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

-- Materializes stops that are due, at most so many accounts, as before. Parked accounts are passed over. Where an
-- account cannot go on with its ledger, the whole statement fails; then such accounts are parked and the rest is settled,
-- so that the others go on. While all are sound, nothing is asked besides.
CREATE OR REPLACE FUNCTION settle_due_accounts(p_limit integer) RETURNS bigint LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_now bigint := portal_now();
  v_parked bigint;
BEGIN
  BEGIN
    RETURN settle_sound_accounts(v_now, p_limit);
  EXCEPTION WHEN raise_exception OR check_violation OR unique_violation THEN
    UPDATE accounts a SET parked_at = v_now, parked_reason = account_fault(a)
      WHERE id IN (SELECT id FROM accounts d WHERE exhausts_at <= v_now AND settled_at < exhausts_at AND parked_at IS NULL
        AND account_fault(d) IS NOT NULL ORDER BY id FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS v_parked = ROW_COUNT;
    IF v_parked = 0 THEN
      RAISE;
    END IF;
  END;
  RETURN settle_sound_accounts(v_now, p_limit);
END $$;
