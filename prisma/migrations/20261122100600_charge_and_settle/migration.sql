-- The one formula: what an account holds at a second. Nothing is debited after the exhaustion second.
CREATE FUNCTION account_balance_at(
  p_balance bigint, p_rate bigint, p_settled_at bigint, p_exhausts_at bigint, p_at bigint
) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_balance - p_rate * (greatest(least(p_at, p_exhausts_at), p_settled_at) - p_settled_at)
$$;

-- The canonical text of an entry, hashed with the hash of the one before. The same text as entryText() builds.
-- STABLE like concat_ws, so that it is inlined: called as a function it takes four times as long.
CREATE FUNCTION account_entry_hash(
  p_previous bytea, p_account_id uuid, p_sequence bigint, p_kind text, p_at bigint, p_amount bigint, p_balance bigint,
  p_rate bigint, p_rented boolean, p_version integer, p_from_at bigint, p_actor uuid, p_source text, p_reference uuid
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(concat_ws('|', encode(p_previous, 'hex'), p_account_id, p_sequence, p_kind, p_at, p_amount,
    p_balance, p_rate, CASE WHEN p_rented THEN 't' ELSE 'f' END, p_version, coalesce(p_from_at::text, ''),
    coalesce(p_actor::text, ''), p_source, coalesce(p_reference::text, '')), 'UTF8'))
$$;

-- The price list in force at a second: the latest valid-from, the later number among equals.
CREATE FUNCTION price_list_at(p_at bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM price_lists WHERE valid_from <= p_at ORDER BY valid_from DESC, number DESC LIMIT 1
$$;

-- Pins the prices of a list to everything an account rents: a new version of its configuration.
-- Answers the new rate, or NULL when no price differs.
CREATE FUNCTION reprice_account(
  p_account_id uuid, p_version integer, p_price_list_id uuid, p_at bigint, p_actor_id uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_rate bigint;
  v_differs boolean;
BEGIN
  SELECT sum(l.quantity * p.monthly_cents), bool_or(p.monthly_cents <> l.monthly_cents) INTO v_rate, v_differs
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN prices p ON p.price_list_id = p_price_list_id AND p.article_number = l.article_number AND p.scenario = x.scenario
    WHERE l.account_id = p_account_id AND l.version = p_version;
  IF NOT coalesce(v_differs, false) THEN
    RETURN NULL;
  END IF;
  INSERT INTO account_configurations (account_id, version, at, price_list_id, rate_per_second, actor_id)
    VALUES (p_account_id, p_version + 1, p_at, p_price_list_id, v_rate, p_actor_id);
  INSERT INTO configuration_lines (account_id, version, serial, article_number, quantity, monthly_cents)
    SELECT l.account_id, p_version + 1, l.serial, l.article_number, l.quantity, p.monthly_cents
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN prices p ON p.price_list_id = p_price_list_id AND p.article_number = l.article_number AND p.scenario = x.scenario
    WHERE l.account_id = p_account_id AND l.version = p_version;
  UPDATE pbxs x SET version = x.version + 1 FROM configuration_lines n
    WHERE n.account_id = p_account_id AND n.version = p_version + 1 AND x.account_id = n.account_id AND x.serial = n.serial;
  RETURN v_rate;
END $$;

-- Charges an account with an activation key, in one transaction and one round trip.
-- Answers {"refused": code} before anything is written, or the account as it is afterwards.
CREATE FUNCTION charge_account(
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

-- Materializes stops that are due, at most so many accounts. Answers how many there were. An account somebody else is
-- writing to is left to them or to the next call: the balance is right either way. Planned anew at each call, because
-- one account that is due wants the index, and a hundred thousand want the table as it lies. Joined by place: a row
-- that moved between being found and being locked is no longer there, and waits for the next call too. Never joined by
-- hash or merge: that would read the whole table for each page of those that are due.
CREATE FUNCTION settle_due_accounts(p_limit integer) RETURNS bigint LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
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
          FROM accounts WHERE exhausts_at <= $1 AND settled_at < exhausts_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ) d
        WHERE a.ctid = d.ctid
        RETURNING a.id, a.last_sequence, a.settled_at, a.balance_ticks, a.rate_per_second, a.rented,
          a.configuration_version, a.last_hash, d.settled_at AS from_at, d.burned_ticks, d.last_hash AS previous_hash
    )
    INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, event, source, previous_hash, hash)
      SELECT id, last_sequence, 'rental', settled_at, from_at, -burned_ticks, balance_ticks, rate_per_second, rented,
        configuration_version, 'stopped', 'rental', previous_hash, last_hash FROM settled
  $settle$ USING portal_now(), p_limit;
  GET DIAGNOSTICS v_settled = ROW_COUNT;
  RETURN v_settled;
END $$;
