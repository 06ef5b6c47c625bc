-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "reload_before_seconds" BIGINT;

-- CreateTable
CREATE TABLE "billing_profiles" (
    "organization_id" UUID NOT NULL,
    "company_name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "vat_id" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "contact_name" TEXT NOT NULL DEFAULT '',
    "iban" TEXT NOT NULL DEFAULT '',
    "vat_rate_hundredths" INTEGER,
    "payment_days" INTEGER,
    "updated_at" BIGINT NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "billing_profiles_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "isc_prices" (
    "id" UUID NOT NULL,
    "valid_from" BIGINT NOT NULL,
    "euro_cents" BIGINT NOT NULL,
    "created_by" UUID,
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "isc_prices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counters" (
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last_sequence" INTEGER NOT NULL,
    "last_issued_at" BIGINT NOT NULL,

    CONSTRAINT "invoice_counters_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "partner_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reload_id" UUID NOT NULL,
    "original_id" UUID,
    "issued_at" BIGINT NOT NULL,
    "net_cents" BIGINT NOT NULL,
    "vat_cents" BIGINT NOT NULL,
    "gross_cents" BIGINT NOT NULL,
    "paper" JSONB NOT NULL,
    "pdf" BYTEA NOT NULL,
    "xml" BYTEA NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_by" UUID,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reload_settings" (
    "account_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "threshold_weeks" INTEGER NOT NULL,
    "amount_ticks" BIGINT NOT NULL,
    "monthly_cap_ticks" BIGINT NOT NULL,
    "changed_at" BIGINT NOT NULL,
    "changed_by" UUID,
    "stopped_at" BIGINT,
    "stopped_by" UUID,
    "stop_reason" TEXT NOT NULL DEFAULT '',
    "blocked_reason" TEXT,
    "next_check_at" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "reload_settings_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "reload_switch" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "stopped_at" BIGINT,
    "stopped_by" UUID,
    "stop_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reload_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reloads" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "amount_ticks" BIGINT NOT NULL,
    "opened_at" BIGINT NOT NULL,
    "charged_at" BIGINT,
    "activation_key_id" UUID,
    "invoiced_at" BIGINT,
    "mailed_at" BIGINT,
    "stopped_at" BIGINT,
    "stop_reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" BIGINT NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "reloads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "isc_prices_valid_from_key" ON "isc_prices"("valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_original_id_key" ON "invoices"("original_id");

-- CreateIndex
CREATE INDEX "invoices_partner_id_issued_at_idx" ON "invoices"("partner_id", "issued_at" DESC);

-- CreateIndex
CREATE INDEX "invoices_issued_at_idx" ON "invoices"("issued_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_kind_year_sequence_key" ON "invoices"("kind", "year", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_reload_id_kind_key" ON "invoices"("reload_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "reloads_activation_key_id_key" ON "reloads"("activation_key_id");

-- CreateIndex
CREATE INDEX "reloads_account_id_opened_at_idx" ON "reloads"("account_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "reloads_partner_id_opened_at_idx" ON "reloads"("partner_id", "opened_at" DESC);

-- AddForeignKey
ALTER TABLE "billing_profiles" ADD CONSTRAINT "billing_profiles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_reload_id_fkey" FOREIGN KEY ("reload_id") REFERENCES "reloads"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reload_settings" ADD CONSTRAINT "reload_settings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reloads" ADD CONSTRAINT "reloads_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reloads" ADD CONSTRAINT "reloads_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reloads" ADD CONSTRAINT "reloads_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Accounts whose reload is due, found by the second in which it becomes due. Only accounts the service works for are in
-- it; a charge or a change moves the end and with it the place in the index.
CREATE INDEX "accounts_reload_due" ON "accounts" (("exhausts_at" - "reload_before_seconds"), "id")
  WHERE "reload_before_seconds" IS NOT NULL;

-- One reload at most is open per account. A failed one is open: what was charged must be invoiced before more is.
CREATE UNIQUE INDEX "reloads_one_open" ON "reloads" ("account_id") WHERE "state" NOT IN ('mailed', 'stopped');
-- What the worker has to go on with, by time.
CREATE INDEX "reloads_to_do" ON "reloads" ("next_attempt_at", "id") WHERE "state" IN ('open', 'charged', 'invoiced');

INSERT INTO "reload_switch" ("id") VALUES (true);

ALTER TABLE "reload_switch" ADD CONSTRAINT "reload_switch_one_row" CHECK ("id");
ALTER TABLE "isc_prices" ADD CONSTRAINT "isc_prices_positive" CHECK ("euro_cents" > 0);
ALTER TABLE "billing_profiles"
  ADD CONSTRAINT "billing_profiles_country_code" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "billing_profiles_rate" CHECK ("vat_rate_hundredths" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "billing_profiles_term" CHECK ("payment_days" BETWEEN 0 AND 365);
ALTER TABLE "reload_settings"
  ADD CONSTRAINT "reload_settings_threshold" CHECK ("threshold_weeks" IN (2, 4)),
  ADD CONSTRAINT "reload_settings_amount" CHECK ("amount_ticks" > 0 AND "amount_ticks" % 262800000 = 0),
  ADD CONSTRAINT "reload_settings_cap" CHECK ("monthly_cap_ticks" >= "amount_ticks");
ALTER TABLE "reloads"
  ADD CONSTRAINT "reloads_state_known" CHECK ("state" IN ('open', 'charged', 'invoiced', 'mailed', 'failed', 'stopped')),
  ADD CONSTRAINT "reloads_amount" CHECK ("amount_ticks" > 0 AND "amount_ticks" % 262800000 = 0),
  ADD CONSTRAINT "reloads_charged_whole" CHECK (num_nonnulls("charged_at", "activation_key_id") IN (0, 2)),
  ADD CONSTRAINT "reloads_in_order" CHECK (("invoiced_at" IS NULL OR "charged_at" IS NOT NULL)
    AND ("mailed_at" IS NULL OR "invoiced_at" IS NOT NULL)),
  ADD CONSTRAINT "reloads_state_tells" CHECK (CASE "state"
    WHEN 'open' THEN "charged_at" IS NULL
    WHEN 'charged' THEN "charged_at" IS NOT NULL AND "invoiced_at" IS NULL
    WHEN 'invoiced' THEN "invoiced_at" IS NOT NULL AND "mailed_at" IS NULL
    WHEN 'mailed' THEN "mailed_at" IS NOT NULL
    WHEN 'stopped' THEN "charged_at" IS NULL AND "stopped_at" IS NOT NULL AND "stop_reason" IS NOT NULL
    ELSE "mailed_at" IS NULL END);
ALTER TABLE "invoices"
  ADD CONSTRAINT "invoices_kind_known" CHECK ("kind" IN ('invoice', 'credit_note')),
  ADD CONSTRAINT "invoices_original" CHECK (("kind" = 'credit_note') = ("original_id" IS NOT NULL)),
  ADD CONSTRAINT "invoices_sum" CHECK ("net_cents" >= 0 AND "vat_cents" >= 0 AND "gross_cents" = "net_cents" + "vat_cents");

CREATE FUNCTION portal_month(p_second bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('month', to_timestamp(p_second) AT TIME ZONE 'UTC')
$$;

-- The second witness of a reload: what it is worth and its charge are never changed, it is never deleted, and no charge
-- leads over the cap of its calendar month (UTC). Whoever charges holds the account's lock, so sums do not race.
CREATE FUNCTION guard_reload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'reloads are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.id, OLD.account_id, OLD.partner_id, OLD.amount_ticks, OLD.opened_at)
      IS DISTINCT FROM (NEW.id, NEW.account_id, NEW.partner_id, NEW.amount_ticks, NEW.opened_at)
    OR OLD.charged_at IS NOT NULL AND (OLD.charged_at, OLD.activation_key_id)
      IS DISTINCT FROM (NEW.charged_at, NEW.activation_key_id)
    OR OLD.state IN ('mailed', 'stopped') AND OLD IS DISTINCT FROM NEW THEN
    RAISE EXCEPTION 'what a reload did is not edited' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.charged_at IS NULL AND NEW.charged_at IS NOT NULL AND NEW.amount_ticks + coalesce((
      SELECT sum(amount_ticks) FROM reloads WHERE account_id = NEW.account_id AND id <> NEW.id
        AND portal_month(charged_at) = portal_month(NEW.charged_at)), 0)
    > (SELECT monthly_cap_ticks FROM reload_settings WHERE account_id = NEW.account_id) THEN
    RAISE EXCEPTION 'this reload is over the cap of its month' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER reloads_guarded BEFORE UPDATE OR DELETE ON "reloads" FOR EACH ROW EXECUTE FUNCTION guard_reload();
CREATE TRIGGER reloads_kept BEFORE TRUNCATE ON "reloads" FOR EACH STATEMENT EXECUTE FUNCTION guard_reload();

-- Invoices and prices are appended and never changed, and the numbers of a year have no gap.
CREATE FUNCTION guard_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'rows of % are appended and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.sequence <> 1 AND NOT EXISTS (SELECT FROM invoices
      WHERE kind = NEW.kind AND year = NEW.year AND sequence = NEW.sequence - 1) THEN
    RAISE EXCEPTION 'there is no % % before this one', NEW.kind, NEW.sequence - 1 USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER invoices_guarded BEFORE INSERT OR UPDATE OR DELETE ON "invoices"
  FOR EACH ROW EXECUTE FUNCTION guard_invoice();
CREATE TRIGGER invoices_kept BEFORE TRUNCATE ON "invoices" FOR EACH STATEMENT EXECUTE FUNCTION guard_invoice();
CREATE TRIGGER isc_prices_append_only BEFORE UPDATE OR DELETE ON "isc_prices"
  FOR EACH ROW EXECUTE FUNCTION guard_invoice();
