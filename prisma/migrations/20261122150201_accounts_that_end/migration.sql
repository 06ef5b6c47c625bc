-- A deleted account stays to be read: its ledger is the law's. Its name may be used again.
ALTER TABLE "accounts" ADD COLUMN "deleted_at" BIGINT,
ADD COLUMN "deleted_by" UUID;
DROP INDEX "accounts_partner_id_name_key";
CREATE UNIQUE INDEX "accounts_partner_id_name_key" ON "accounts" ("partner_id", "name") WHERE "deleted_at" IS NULL;
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_deleted_is_empty"
  CHECK ("deleted_at" IS NULL OR ("balance_ticks" = 0 AND NOT "rented"));

-- Second witness: nothing is booked on a deleted account.
CREATE FUNCTION guard_deleted_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account_deleted';
END $$;
CREATE TRIGGER accounts_deleted_stay BEFORE UPDATE OF balance_ticks, rented, rate_per_second, configuration_version, deleted_at
  ON accounts FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION guard_deleted_account();

-- A PBX that was removed stays for the history; its serial may be added to another account. One account at a time.
-- `free_until`: what it rents costs nothing up to this second, by a partner's promotion.
ALTER TABLE "pbxs" ADD COLUMN "removed_at" BIGINT,
ADD COLUMN "free_until" BIGINT;
DROP INDEX "pbxs_serial_key";
CREATE UNIQUE INDEX "pbxs_serial_key" ON "pbxs" ("serial") WHERE "removed_at" IS NULL;
CREATE FUNCTION removed_pbx_changes_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_device_change('serial:' || NEW.serial);
  RETURN NULL;
END $$;
CREATE TRIGGER pbxs_removal_changes_documents AFTER UPDATE OF removed_at ON "pbxs" FOR EACH ROW
  EXECUTE FUNCTION removed_pbx_changes_documents();

-- A partner's own system, rented for nothing, by the exact name it has.
CREATE TABLE "partner_promotions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "system_name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'requested',
    "requested_by" UUID,
    "requested_at" BIGINT NOT NULL,
    "decided_by" UUID,
    "decided_at" BIGINT,
    "reason" TEXT NOT NULL DEFAULT '',
    "ends_at" BIGINT,
    "ended_at" BIGINT,

    CONSTRAINT "partner_promotions_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "partner_promotions_organization_id_requested_at_idx" ON "partner_promotions"("organization_id", "requested_at" DESC);
CREATE INDEX "partner_promotions_state_requested_at_idx" ON "partner_promotions"("state", "requested_at");
ALTER TABLE "partner_promotions" ADD CONSTRAINT "partner_promotions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_promotions" ADD CONSTRAINT "partner_promotions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_promotions"
  ADD CONSTRAINT "partner_promotions_state_known" CHECK ("state" IN ('requested', 'approved', 'rejected', 'ended')),
  ADD CONSTRAINT "partner_promotions_decided_whole" CHECK (("state" = 'requested') = ("decided_at" IS NULL)),
  ADD CONSTRAINT "partner_promotions_approved_whole" CHECK (("state" IN ('approved', 'ended')) = ("ends_at" IS NOT NULL));
-- One at a time for each partner: another system name needs a new request, which takes the place of the one before.
CREATE UNIQUE INDEX "partner_promotions_one_requested" ON "partner_promotions" ("organization_id") WHERE "state" = 'requested';
CREATE UNIQUE INDEX "partner_promotions_one_approved" ON "partner_promotions" ("organization_id") WHERE "state" = 'approved';

-- How long credit is kept after the last contract's end. A contract that ends keeps the time that was told with it.
CREATE TABLE "retention_setting" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "months" INTEGER NOT NULL DEFAULT 24,
    "changed_at" BIGINT,
    "changed_by" UUID,

    CONSTRAINT "retention_setting_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "retention_setting"
  ADD CONSTRAINT "retention_setting_one" CHECK ("id"),
  ADD CONSTRAINT "retention_setting_sensible" CHECK ("months" BETWEEN 1 AND 120);
INSERT INTO "retention_setting" DEFAULT VALUES;
ALTER TABLE "contracts" ADD COLUMN "kept_seconds" BIGINT;

-- A mail that said how long credit is kept: once for each end and number of days.
CREATE TABLE "retention_notices" (
    "account_id" UUID NOT NULL,
    "kept_until" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,
    "sent_at" BIGINT NOT NULL,

    CONSTRAINT "retention_notices_pkey" PRIMARY KEY ("account_id","kept_until","days")
);
ALTER TABLE "retention_notices" ADD CONSTRAINT "retention_notices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What can end under a PBX or a rental device: its contracts, and its promotion.
CREATE FUNCTION ends_of(x pbxs) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT contracts_of(x.kind, x.scenario) || ('promotion:' || x.serial)
$$;

-- The second up to which an account's credit is kept without a contract: from the last end of one that could rent.
-- NULL while one is approved, and where there never was any.
CREATE FUNCTION credit_kept_until(a accounts) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN bool_or(state = 'approved') THEN NULL
    -- 24 average months, where the contract ended before a time was told with it.
    ELSE max(ends_at + coalesce(kept_seconds, 63072000)) FILTER (WHERE state = 'ended') END
  FROM contracts WHERE organization_id IN (a.customer_id, a.partner_id) AND kind IN ('software_rental', 'hardware_rental')
$$;

-- As before, with the ends of promotions, and at last with the second from which kept credit is forfeited.
CREATE OR REPLACE FUNCTION rental_ends_of(a accounts) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH carried AS MATERIALIZED (
    SELECT kind, contract_carries_until(a.customer_id, a.partner_id, kind, a.settled_at) AS until
    FROM unnest(ARRAY['software_rental', 'myapps_cloud', 'hardware_rental']) kind
  ), lines AS MATERIALIZED (
    SELECT l.quantity * l.monthly_cents AS rate, x.serial, x.free_until, least(x.free_until, (
      SELECT min(until) FROM carried WHERE kind = ANY (contracts_of(x.kind, x.scenario)))) AS until
    FROM configuration_lines l JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    WHERE l.account_id = a.id AND l.version = a.configuration_version
  ), ends AS (
    SELECT e.until AS at, coalesce(sum(l.rate) FILTER (WHERE coalesce(l.until > e.until, true)), 0) AS rate,
      count(*) FILTER (WHERE coalesce(l.until > e.until, true)) > 0 AS rented
    FROM (SELECT DISTINCT until FROM lines WHERE until IS NOT NULL) e CROSS JOIN lines l GROUP BY e.until
  )
  SELECT nullif(coalesce((
      SELECT jsonb_agg(jsonb_build_object('at', at::text, 'rate', rate::text, 'rented', rented, 'over', (
        SELECT jsonb_agg(name ORDER BY name) FROM (SELECT kind AS name FROM carried WHERE until <= at
          UNION SELECT 'promotion:' || serial FROM lines WHERE free_until <= at) names)) ORDER BY at) FROM ends), '[]')
    || coalesce((SELECT jsonb_build_array(jsonb_build_object('at', kept::text, 'rate', '0', 'rented', false,
        'over', '[]'::jsonb, 'forfeits', true))
      FROM credit_kept_until(a) kept WHERE kept > a.settled_at AND a.balance_ticks > 0 AND a.deleted_at IS NULL
        AND NOT EXISTS (SELECT FROM lines WHERE until IS NULL)), '[]'), '[]')
$$;

-- As before; what is forfeited is gone in its own second already.
CREATE OR REPLACE FUNCTION account_held_beyond_ends(a accounts, p_at bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  v_end jsonb;
  v_at bigint := a.settled_at;
  v_balance bigint := a.balance_ticks;
  v_rate bigint := a.rate_per_second;
BEGIN
  FOR v_end IN SELECT e FROM jsonb_array_elements(a.rental_ends) WITH ORDINALITY t (e, place) ORDER BY place LOOP
    EXIT WHEN (v_end ->> 'at')::bigint > p_at;
    v_balance := v_balance - v_rate * least((v_end ->> 'at')::bigint - v_at, v_balance / greatest(v_rate, 1));
    v_at := (v_end ->> 'at')::bigint;
    v_rate := (v_end ->> 'rate')::bigint;
    IF (v_end ->> 'forfeits')::boolean THEN
      v_balance := 0;
    END IF;
  END LOOP;
  RETURN v_balance - v_rate * least(greatest(p_at - v_at, 0), v_balance / greatest(v_rate, 1));
END $$;

CREATE OR REPLACE FUNCTION account_held(a accounts, p_at bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN a.rental_ends_at <= p_at THEN account_held_beyond_ends(a, p_at)
    ELSE account_balance_at(a.balance_ticks, a.rate_per_second, a.settled_at, a.exhausts_at, p_at) END
$$;

CREATE OR REPLACE FUNCTION rental_end_of(a accounts, x pbxs) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT min((e ->> 'at')::bigint) FROM jsonb_array_elements(a.rental_ends) e
    WHERE ends_of(x) && ARRAY(SELECT jsonb_array_elements_text(e -> 'over'))
$$;

-- As before; also what is kept without being rented has an end.
CREATE OR REPLACE FUNCTION keep_rental_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rental_ends IS NOT DISTINCT FROM OLD.rental_ends AND NEW.settled_at > OLD.rental_ends_at THEN
    RAISE EXCEPTION 'the end of a contract is not posted yet';
  END IF;
  NEW.rental_ends := rental_ends_of(NEW);
  NEW.rental_ends_at := (NEW.rental_ends -> 0 ->> 'at')::bigint;
  -- A stop that a contract brought about stays known, for the mail about it.
  NEW.exhausts_at := CASE WHEN NEW.rented THEN account_stops_at(NEW)
    WHEN OLD.rented AND NEW.settled_at = OLD.rental_ends_at THEN NEW.settled_at END;
  RETURN NEW;
END $$;

-- As before, with the ends of promotions and the forfeiture of what was kept long enough.
CREATE OR REPLACE FUNCTION post_rental_ends(p_account_id uuid, p_now bigint) RETURNS integer LANGUAGE plpgsql AS $$
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
    IF (v_end ->> 'forfeits')::boolean THEN
      v_hash := account_entry_hash(a.last_hash, a.id, a.last_sequence + 1, 'forfeit', v_at, -a.balance_ticks, 0, 0, false,
        a.configuration_version, NULL, NULL, 'retention', NULL);
      INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
          configuration_version, source, previous_hash, hash)
        VALUES (a.id, a.last_sequence + 1, 'forfeit', v_at, -a.balance_ticks, 0, 0, false, a.configuration_version,
          'retention', a.last_hash, v_hash);
      UPDATE accounts SET balance_ticks = 0, settled_at = v_at, last_sequence = a.last_sequence + 1, last_hash = v_hash,
          rental_ends = NULL
        WHERE id = a.id;
      v_posted := v_posted + 1;
      CONTINUE;
    END IF;
    v_balance := account_balance_at(a.balance_ticks, a.rate_per_second, a.settled_at, a.exhausts_at, v_at);
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
      WHERE l.account_id = a.id AND l.version = a.configuration_version AND NOT ends_of(x) && v_over;
    UPDATE pbxs x SET version = x.version + 1
      WHERE x.account_id = a.id AND ends_of(x) && v_over AND EXISTS (
        SELECT FROM configuration_lines l WHERE l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial);
    UPDATE pbxs SET free_until = NULL WHERE account_id = a.id AND free_until <= v_at;
    UPDATE partner_promotions SET state = 'ended', ended_at = ends_at
      WHERE account_id = a.id AND state = 'approved' AND ends_at <= v_at;
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

-- As before, for accounts that rent nothing, too: their credit may be kept up to a second.
CREATE OR REPLACE FUNCTION plan_rental_ends(p_account_id uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  a accounts%ROWTYPE;
BEGIN
  PERFORM post_rental_ends(p_account_id, portal_now());
  SELECT * INTO a FROM accounts WHERE id = p_account_id;
  IF a.deleted_at IS NULL AND rental_ends_of(a) IS DISTINCT FROM a.rental_ends THEN
    UPDATE accounts SET rental_ends = rental_ends_of(a) WHERE id = a.id RETURNING * INTO a;
  END IF;
  RETURN a.rental_ends_at;
END $$;

-- As before, but what a promotion makes free stays free.
CREATE OR REPLACE FUNCTION reprice_account(
  p_account_id uuid, p_version integer, p_price_list_id uuid, p_at bigint, p_actor_id uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_rate bigint;
  v_differs boolean;
BEGIN
  SELECT sum(l.quantity * p.cents), bool_or(p.cents <> l.monthly_cents) INTO v_rate, v_differs
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN LATERAL (
      SELECT CASE WHEN x.free_until > p_at THEN 0 ELSE monthly_cents END AS cents FROM prices
      WHERE price_list_id = p_price_list_id AND article_number = l.article_number AND scenario = x.scenario
    ) p ON true
    WHERE l.account_id = p_account_id AND l.version = p_version;
  IF NOT coalesce(v_differs, false) THEN
    RETURN NULL;
  END IF;
  INSERT INTO account_configurations (account_id, version, at, price_list_id, rate_per_second, actor_id)
    VALUES (p_account_id, p_version + 1, p_at, p_price_list_id, v_rate, p_actor_id);
  INSERT INTO configuration_lines (account_id, version, serial, article_number, quantity, monthly_cents)
    SELECT l.account_id, p_version + 1, l.serial, l.article_number, l.quantity, p.cents
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN LATERAL (
      SELECT CASE WHEN x.free_until > p_at THEN 0 ELSE monthly_cents END AS cents FROM prices
      WHERE price_list_id = p_price_list_id AND article_number = l.article_number AND scenario = x.scenario
    ) p ON true
    WHERE l.account_id = p_account_id AND l.version = p_version;
  UPDATE pbxs x SET version = x.version + 1 FROM configuration_lines n
    WHERE n.account_id = p_account_id AND n.version = p_version + 1 AND x.account_id = n.account_id AND x.serial = n.serial;
  RETURN v_rate;
END $$;
