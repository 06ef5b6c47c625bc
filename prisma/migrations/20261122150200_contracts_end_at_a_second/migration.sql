-- What of an account stops because contracts end, in order of time: [{"at", "rate", "rented", "over"}], rates and
-- seconds as text. From `at` on the account burns `rate`, and the kinds in `over` carry nothing any more. The first of
-- these seconds stands beside it for the index. Both are NULL where no end is known, which is nearly always.
ALTER TABLE "accounts" ADD COLUMN "rental_ends" JSONB,
ADD COLUMN "rental_ends_at" BIGINT;
CREATE INDEX "accounts_rental_ends_at_idx" ON "accounts" ("rental_ends_at") WHERE "rental_ends_at" IS NOT NULL;

-- exhausts_at is the second in which everything rented stops: because the credit does not pay for another one, or
-- because the last contract ends. What is free stops with its contract, too.
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_exhaustion_known",
  ADD CONSTRAINT "accounts_stop_known" CHECK ("rate_per_second" = 0 OR "exhausts_at" IS NOT NULL OR "rental_ends_at" IS NOT NULL),
  ADD CONSTRAINT "accounts_rental_ends_whole" CHECK (("rental_ends" IS NULL) = ("rental_ends_at" IS NULL));

-- The contracts that must carry what is rented on a PBX or a rental device.
CREATE FUNCTION contracts_of(p_kind text, p_scenario text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_kind = 'device' THEN ARRAY['hardware_rental']
    WHEN p_scenario = 'cloud' THEN ARRAY['software_rental', 'myapps_cloud'] ELSE ARRAY['software_rental'] END
$$;

-- The second up to which contracts of a kind carry an account without a gap. NULL where there is no such second, and
-- where none carries it now: who rented before contracts were asked for is nobody's to stop.
CREATE FUNCTION contract_carries_until(p_customer_id uuid, p_partner_id uuid, p_kind text, p_at bigint) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
DECLARE
  c_never CONSTANT bigint := 9223372036854775807;
  v_until bigint := p_at;
  v_next bigint;
BEGIN
  LOOP
    SELECT max(coalesce(ends_at, c_never)) INTO v_next FROM contracts
      WHERE organization_id IN (p_customer_id, p_partner_id) AND kind = p_kind AND state IN ('approved', 'ended')
        AND starts_at <= v_until AND coalesce(ends_at, c_never) > v_until;
    EXIT WHEN v_next IS NULL OR v_next = c_never;
    v_until := v_next;
  END LOOP;
  RETURN CASE WHEN v_next IS NULL AND EXISTS (SELECT FROM contracts
      WHERE organization_id IN (p_customer_id, p_partner_id) AND kind = p_kind AND state IN ('approved', 'ended')
        AND starts_at <= p_at AND coalesce(ends_at, c_never) >= p_at) THEN v_until END;
END $$;

-- What stops of an account because contracts end, from its last settlement on: by what it rents and as contracts stand.
CREATE FUNCTION rental_ends_of(a accounts) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH carried AS MATERIALIZED (
    SELECT kind, contract_carries_until(a.customer_id, a.partner_id, kind, a.settled_at) AS until
    FROM unnest(ARRAY['software_rental', 'myapps_cloud', 'hardware_rental']) kind
  ), lines AS MATERIALIZED (
    SELECT l.quantity * l.monthly_cents AS rate, (
      SELECT min(until) FROM carried WHERE kind = ANY (contracts_of(x.kind, x.scenario))) AS until
    FROM configuration_lines l JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    WHERE l.account_id = a.id AND l.version = a.configuration_version
  ), ends AS (
    SELECT e.until AS at, coalesce(sum(l.rate) FILTER (WHERE coalesce(l.until > e.until, true)), 0) AS rate,
      count(*) FILTER (WHERE coalesce(l.until > e.until, true)) > 0 AS rented
    FROM (SELECT DISTINCT until FROM lines WHERE until IS NOT NULL) e CROSS JOIN lines l GROUP BY e.until
  )
  SELECT jsonb_agg(jsonb_build_object('at', at::text, 'rate', rate::text, 'rented', rented, 'over', (
      SELECT jsonb_agg(kind ORDER BY kind) FROM carried WHERE until <= at)) ORDER BY at)
  FROM ends
$$;

-- The second in which everything rented stops, as exhaustionOf() computes it.
CREATE FUNCTION account_stops_at(a accounts) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
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
    IF v_exhausts <= (v_end ->> 'at')::bigint THEN
      RETURN v_exhausts;
    END IF;
    v_balance := v_balance - v_rate * ((v_end ->> 'at')::bigint - v_at);
    v_at := (v_end ->> 'at')::bigint;
    v_rate := (v_end ->> 'rate')::bigint;
    IF NOT (v_end ->> 'rented')::boolean THEN
      RETURN v_at;
    END IF;
  END LOOP;
  RETURN CASE WHEN v_rate > 0 THEN v_at + least(v_balance / v_rate, 9223372036854775807 - v_at) END;
END $$;

-- What an account holds at a second beyond the first end of a contract, posted or not.
CREATE FUNCTION account_held_beyond_ends(a accounts, p_at bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  v_end jsonb;
  v_at bigint := a.settled_at;
  v_balance bigint := a.balance_ticks;
  v_rate bigint := a.rate_per_second;
BEGIN
  FOR v_end IN SELECT e FROM jsonb_array_elements(a.rental_ends) WITH ORDINALITY t (e, place) ORDER BY place LOOP
    EXIT WHEN (v_end ->> 'at')::bigint >= p_at;
    v_balance := v_balance - v_rate * least((v_end ->> 'at')::bigint - v_at, v_balance / greatest(v_rate, 1));
    v_at := (v_end ->> 'at')::bigint;
    v_rate := (v_end ->> 'rate')::bigint;
  END LOOP;
  RETURN v_balance - v_rate * least(greatest(p_at - v_at, 0), v_balance / greatest(v_rate, 1));
END $$;

-- The one formula for a stored account, with the ends of its contracts.
CREATE FUNCTION account_held(a accounts, p_at bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN a.rental_ends_at < p_at THEN account_held_beyond_ends(a, p_at)
    ELSE account_balance_at(a.balance_ticks, a.rate_per_second, a.settled_at, a.exhausts_at, p_at) END
$$;

-- Whether an account rents anything at a second; not once the last contract has ended, posted or not.
CREATE FUNCTION account_rents(a accounts, p_at bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT a.rented AND (a.rental_ends_at IS NULL OR a.rental_ends_at > p_at OR NOT EXISTS (
    SELECT FROM jsonb_array_elements(a.rental_ends) e WHERE NOT (e ->> 'rented')::boolean AND (e ->> 'at')::bigint <= p_at))
$$;

-- The second in which a contract stops what a PBX or a rental device rents; NULL where none does.
CREATE FUNCTION rental_end_of(a accounts, x pbxs) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT min((e ->> 'at')::bigint) FROM jsonb_array_elements(a.rental_ends) e
    WHERE contracts_of(x.kind, x.scenario) && ARRAY(SELECT jsonb_array_elements_text(e -> 'over'))
$$;

-- Whoever writes to an account that contracts will stop: the ends follow from what it rents and holds then. What is
-- due must be posted first, or seconds would be debited at a rate that no contract carries.
CREATE FUNCTION keep_rental_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rental_ends IS NOT DISTINCT FROM OLD.rental_ends AND NEW.settled_at > OLD.rental_ends_at THEN
    RAISE EXCEPTION 'the end of a contract is not posted yet';
  END IF;
  NEW.rental_ends := CASE WHEN NEW.rented THEN rental_ends_of(NEW) END;
  NEW.rental_ends_at := (NEW.rental_ends -> 0 ->> 'at')::bigint;
  -- A stop that a contract brought about stays known, for the mail about it.
  NEW.exhausts_at := CASE WHEN NEW.rented THEN account_stops_at(NEW)
    WHEN NEW.settled_at = OLD.rental_ends_at THEN NEW.settled_at END;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_keep_rental_ends BEFORE UPDATE OF balance_ticks, rate_per_second, rented, settled_at, configuration_version,
  rental_ends ON accounts FOR EACH ROW
  WHEN (OLD.rental_ends_at IS NOT NULL OR NEW.rental_ends IS NOT NULL) EXECUTE FUNCTION keep_rental_ends();

-- Posts the ends of contracts that are due for one account, each in its own second: the debit up to it, and the change
-- by which what the contract carried is no longer rented. Locks the account. Safe at any time and twice.
CREATE FUNCTION post_rental_ends(p_account_id uuid, p_now bigint) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  a accounts%ROWTYPE;
  v_posted integer := 0;
  v_end jsonb;
  v_at bigint;
  v_paid_until bigint;
  v_balance bigint;
  v_rate bigint;
  v_rented boolean;
  v_ran boolean;
  v_runs boolean;
  v_over text[];
  v_hash bytea;
BEGIN
  LOOP
    SELECT * INTO a FROM accounts WHERE id = p_account_id FOR NO KEY UPDATE;
    EXIT WHEN a.rental_ends_at IS NULL OR a.rental_ends_at > p_now OR a.parked_at IS NOT NULL;
    v_end := a.rental_ends -> 0;
    v_at := a.rental_ends_at;
    v_rate := (v_end ->> 'rate')::bigint;
    v_rented := (v_end ->> 'rented')::boolean;
    v_over := ARRAY(SELECT jsonb_array_elements_text(v_end -> 'over'));
    v_balance := account_held(a, v_at);
    v_ran := a.balance_ticks >= greatest(a.rate_per_second, 1);
    IF v_balance < a.balance_ticks THEN
      v_paid_until := a.settled_at + (a.balance_ticks - v_balance) / a.rate_per_second;
      v_runs := v_balance >= greatest(a.rate_per_second, 1);
      v_hash := account_entry_hash(a.last_hash, a.id, a.last_sequence + 1, 'rental', v_paid_until, v_balance - a.balance_ticks,
        v_balance, a.rate_per_second, true, a.configuration_version, a.settled_at, NULL, 'rental', NULL);
      INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
          rented_after, configuration_version, event, source, previous_hash, hash)
        VALUES (a.id, a.last_sequence + 1, 'rental', v_paid_until, a.settled_at, v_balance - a.balance_ticks, v_balance,
          a.rate_per_second, true, a.configuration_version, CASE WHEN NOT v_runs THEN 'stopped' END, 'rental', a.last_hash, v_hash);
      a.last_sequence := a.last_sequence + 1;
      a.last_hash := v_hash;
      v_ran := v_runs;
    END IF;
    INSERT INTO account_configurations (account_id, version, at, price_list_id, rate_per_second)
      VALUES (a.id, a.configuration_version + 1, v_at, a.price_list_id, v_rate);
    INSERT INTO configuration_lines (account_id, version, serial, article_number, quantity, monthly_cents)
      SELECT l.account_id, l.version + 1, l.serial, l.article_number, l.quantity, l.monthly_cents
      FROM configuration_lines l JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
      WHERE l.account_id = a.id AND l.version = a.configuration_version AND NOT contracts_of(x.kind, x.scenario) && v_over;
    UPDATE pbxs x SET version = x.version + 1
      WHERE x.account_id = a.id AND contracts_of(x.kind, x.scenario) && v_over AND EXISTS (
        SELECT FROM configuration_lines l WHERE l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial);
    v_runs := v_rented AND v_balance >= greatest(v_rate, 1);
    v_hash := account_entry_hash(a.last_hash, a.id, a.last_sequence + 1, 'change', v_at, 0, v_balance, v_rate, v_rented,
      a.configuration_version + 1, NULL, NULL, 'contract_end', NULL);
    INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
        configuration_version, event, source, previous_hash, hash)
      VALUES (a.id, a.last_sequence + 1, 'change', v_at, 0, v_balance, v_rate, v_rented, a.configuration_version + 1,
        CASE WHEN NOT v_rented THEN 'ended' WHEN v_runs AND NOT v_ran THEN 'resumed' ELSE 'changed' END, 'contract_end',
        a.last_hash, v_hash);
    UPDATE accounts SET balance_ticks = v_balance, rate_per_second = v_rate, rented = v_rented, settled_at = v_at,
        configuration_version = a.configuration_version + 1, last_sequence = a.last_sequence + 1, last_hash = v_hash,
        rental_ends = NULLIF(a.rental_ends - 0, '[]')
      WHERE id = a.id;
    v_posted := v_posted + 1;
  END LOOP;
  RETURN v_posted;
END $$;

-- Posts the ends that are due, of at most so many accounts. One whose ledger does not continue is parked, so that the
-- others go on; one somebody else is writing to is left to them.
CREATE FUNCTION post_due_rental_ends(p_limit integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  a accounts%ROWTYPE;
  v_now bigint := portal_now();
  v_posted integer := 0;
BEGIN
  FOR a IN SELECT * FROM accounts WHERE rental_ends_at <= v_now AND parked_at IS NULL
      ORDER BY id LIMIT p_limit FOR NO KEY UPDATE SKIP LOCKED LOOP
    IF account_fault(a) IS NULL THEN
      v_posted := v_posted + post_rental_ends(a.id, v_now);
    ELSE
      UPDATE accounts SET parked_at = v_now, parked_reason = account_fault(a) WHERE id = a.id;
    END IF;
  END LOOP;
  RETURN v_posted;
END $$;

-- Plans anew what will stop of an account because contracts end: after a contract was ended or approved. The account's
-- row must be locked by the caller. Answers the first second in which something stops.
CREATE FUNCTION plan_rental_ends(p_account_id uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  a accounts%ROWTYPE;
BEGIN
  PERFORM post_rental_ends(p_account_id, portal_now());
  SELECT * INTO a FROM accounts WHERE id = p_account_id;
  IF a.rented AND rental_ends_of(a) IS DISTINCT FROM a.rental_ends THEN
    UPDATE accounts SET rental_ends = rental_ends_of(a) WHERE id = a.id RETURNING * INTO a;
  END IF;
  RETURN a.rental_ends_at;
END $$;

-- As before, but rates that a contract's end lowers are counted to that end.
CREATE OR REPLACE FUNCTION account_fault(a accounts) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN a.last_sequence = 0 AND a.balance_ticks <> 0 THEN 'balance'
    WHEN a.last_sequence > 0 AND e.hash IS NULL THEN 'entry_missing'
    WHEN a.last_sequence > 0 AND e.hash <> a.last_hash THEN 'hash'
    WHEN a.last_sequence > 0 AND e.balance_ticks <> a.balance_ticks THEN 'balance'
    WHEN a.last_sequence > 0 AND e.at > greatest(a.settled_at, a.exhausts_at) THEN 'time'
    WHEN EXISTS (SELECT FROM account_entries n WHERE n.account_id = a.id AND n.sequence > a.last_sequence) THEN 'entry_unknown'
    WHEN account_held(a, a.exhausts_at) < 0 THEN 'exhaustion'
  END
  FROM (SELECT) one
  LEFT JOIN account_entries e ON e.account_id = a.id AND e.sequence = a.last_sequence
$$;

-- As before, but an account of which a contract ends first, or in the same second, is left to post_rental_ends().
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
            AND (rental_ends_at IS NULL OR rental_ends_at > exhausts_at)
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

-- As before, but ends of contracts that have come are posted first, and the answer tells those that will.
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
  v_ends jsonb;
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
  IF a.rental_ends_at <= v_now THEN
    PERFORM post_rental_ends(a.id, v_now);
    SELECT * INTO a FROM accounts WHERE id = a.id;
  END IF;
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
    WHERE id = a.id RETURNING exhausts_at, rental_ends INTO v_exhausts, v_ends;
  UPDATE warnings SET rearmed_at = v_now
    WHERE account_id = a.id AND rearmed_at IS NULL AND week_index * 604800 < coalesce(v_exhausts - v_now, 9999999999);

  v_answer := jsonb_build_object('chargedTicks', k.amount_ticks::text, 'balanceTicks', v_balance::text,
    'rate', v_rate::text, 'rented', a.rented, 'at', v_now::text, 'keyLastGroup', k.last_group,
    'sequence', v_sequence::text, 'priceListId', v_list, 'balanceBeforeTicks', v_before::text,
    'rateBefore', a.rate_per_second::text, 'rentalEnds', v_ends);
  IF p_reference IS NOT NULL THEN
    INSERT INTO idempotency_references (subject_id, reference, input_hash, answer)
      VALUES (a.id, p_reference, p_input_hash, v_answer::json);
  END IF;
  RETURN v_answer;
END $$;
