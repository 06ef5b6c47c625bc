-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "balance_ticks" BIGINT NOT NULL DEFAULT 0,
    "rate_per_second" BIGINT NOT NULL DEFAULT 0,
    "rented" BOOLEAN NOT NULL DEFAULT false,
    "settled_at" BIGINT NOT NULL,
    "exhausts_at" BIGINT,
    "configuration_version" INTEGER NOT NULL DEFAULT 0,
    "price_list_id" UUID,
    "last_sequence" BIGINT NOT NULL DEFAULT 0,
    "last_hash" BYTEA NOT NULL DEFAULT '\x'::bytea,
    "warning_emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "warning_locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pbxs" (
    "account_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "resend_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "pbxs_pkey" PRIMARY KEY ("account_id","serial")
);

-- CreateTable
CREATE TABLE "account_configurations" (
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "price_list_id" UUID,
    "rate_per_second" BIGINT NOT NULL,
    "actor_id" UUID,

    CONSTRAINT "account_configurations_pkey" PRIMARY KEY ("account_id","version")
);

-- CreateTable
CREATE TABLE "configuration_lines" (
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "serial" TEXT NOT NULL,
    "article_number" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "monthly_cents" BIGINT NOT NULL,

    CONSTRAINT "configuration_lines_pkey" PRIMARY KEY ("account_id","version","serial","article_number")
);

-- CreateTable
CREATE TABLE "account_entries" (
    "account_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "from_at" BIGINT,
    "amount_ticks" BIGINT NOT NULL,
    "balance_ticks" BIGINT NOT NULL,
    "rate_after" BIGINT NOT NULL,
    "rented_after" BOOLEAN NOT NULL,
    "configuration_version" INTEGER NOT NULL,
    "event" TEXT,
    "activation_key_id" UUID,
    "actor_id" UUID,
    "source" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "account_entries_pkey" PRIMARY KEY ("account_id","sequence")
);

-- CreateTable
CREATE TABLE "idempotency_references" (
    "subject_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "answer" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_references_pkey" PRIMARY KEY ("subject_id","reference")
);

-- CreateTable
CREATE TABLE "activation_keys" (
    "id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "last_group" TEXT NOT NULL,
    "amount_ticks" BIGINT NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'unused',
    "note" TEXT NOT NULL DEFAULT '',
    "organization_id" UUID NOT NULL,
    "issued_by" UUID,
    "issued_at" BIGINT NOT NULL,
    "used_by" UUID,
    "used_at" BIGINT,
    "used_account_id" UUID,

    CONSTRAINT "activation_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_key_items" (
    "activation_key_id" UUID NOT NULL,
    "article_number" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "activation_key_items_pkey" PRIMARY KEY ("activation_key_id","article_number")
);

-- CreateIndex
CREATE INDEX "accounts_customer_id_idx" ON "accounts"("customer_id");

-- CreateIndex
CREATE INDEX "accounts_exhausts_at_idx" ON "accounts"("exhausts_at");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_partner_id_name_key" ON "accounts"("partner_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "pbxs_serial_key" ON "pbxs"("serial");

-- CreateIndex
CREATE INDEX "idempotency_references_created_at_idx" ON "idempotency_references"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "activation_keys_key_hash_key" ON "activation_keys"("key_hash");

-- CreateIndex
CREATE INDEX "activation_keys_organization_id_issued_at_idx" ON "activation_keys"("organization_id", "issued_at" DESC);

-- CreateIndex
CREATE INDEX "activation_keys_used_account_id_idx" ON "activation_keys"("used_account_id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_lists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pbxs" ADD CONSTRAINT "pbxs_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_configurations" ADD CONSTRAINT "account_configurations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_configurations" ADD CONSTRAINT "account_configurations_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_lists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "configuration_lines" ADD CONSTRAINT "configuration_lines_account_id_version_fkey" FOREIGN KEY ("account_id", "version") REFERENCES "account_configurations"("account_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "configuration_lines" ADD CONSTRAINT "configuration_lines_account_id_serial_fkey" FOREIGN KEY ("account_id", "serial") REFERENCES "pbxs"("account_id", "serial") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "configuration_lines" ADD CONSTRAINT "configuration_lines_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_entries" ADD CONSTRAINT "account_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_entries" ADD CONSTRAINT "account_entries_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_keys" ADD CONSTRAINT "activation_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_keys" ADD CONSTRAINT "activation_keys_used_account_id_fkey" FOREIGN KEY ("used_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_key_items" ADD CONSTRAINT "activation_key_items_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_key_items" ADD CONSTRAINT "activation_key_items_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Room on the page, so that a settlement is a heap-only update.
ALTER TABLE "accounts" SET (fillfactor = 70);
ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_balance_not_negative" CHECK ("balance_ticks" >= 0),
  ADD CONSTRAINT "accounts_rate_not_negative" CHECK ("rate_per_second" >= 0),
  ADD CONSTRAINT "accounts_rate_only_when_rented" CHECK ("rented" OR "rate_per_second" = 0),
  ADD CONSTRAINT "accounts_exhaustion_known" CHECK (("rate_per_second" > 0) = ("exhausts_at" IS NOT NULL)),
  ADD CONSTRAINT "accounts_exhaustion_not_past" CHECK ("exhausts_at" >= "settled_at");
ALTER TABLE "pbxs" ADD CONSTRAINT "pbxs_scenario_known" CHECK ("scenario" IN ('on_premises', 'cloud'));
ALTER TABLE "configuration_lines"
  ADD CONSTRAINT "configuration_lines_quantity_positive" CHECK ("quantity" > 0),
  ADD CONSTRAINT "configuration_lines_price_not_negative" CHECK ("monthly_cents" >= 0);
ALTER TABLE "activation_keys"
  ADD CONSTRAINT "activation_keys_state_known" CHECK ("state" IN ('unused', 'used', 'cancelled')),
  ADD CONSTRAINT "activation_keys_amount_not_negative" CHECK ("amount_ticks" >= 0),
  ADD CONSTRAINT "activation_keys_used_once" CHECK (("state" = 'used') = ("used_at" IS NOT NULL));
ALTER TABLE "activation_key_items" ADD CONSTRAINT "activation_key_items_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "account_entries"
  ADD CONSTRAINT "account_entries_balance_not_negative" CHECK ("balance_ticks" >= 0),
  ADD CONSTRAINT "account_entries_sequence_positive" CHECK ("sequence" > 0),
  ADD CONSTRAINT "account_entries_kind_known" CHECK ("kind" IN ('charge', 'rental', 'change', 'forfeit')),
  ADD CONSTRAINT "account_entries_rental_has_span" CHECK (("kind" = 'rental') = ("from_at" IS NOT NULL)),
  ADD CONSTRAINT "account_entries_span_forward" CHECK ("from_at" < "at");
-- A key charges one account once, even if everything above it were wrong.
CREATE UNIQUE INDEX "account_entries_one_charge_per_key" ON "account_entries" ("activation_key_id")
  WHERE "activation_key_id" IS NOT NULL;

-- The ledger is append-only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are appended and never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER account_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_configurations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_configurations"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER configuration_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "configuration_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accounts_stay BEFORE DELETE OR TRUNCATE ON "accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each entry continues the one before: next sequence, its balance plus the amount, its hash. Checked per statement,
-- because a check per row costs a settlement of many accounts a third of its speed.
CREATE FUNCTION account_entries_continue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM appended n
    LEFT JOIN account_entries p ON p.account_id = n.account_id AND p.sequence = n.sequence - 1
    WHERE n.balance_ticks <> coalesce(p.balance_ticks, 0) + n.amount_ticks
       OR n.previous_hash <> coalesce(p.hash, ''::bytea)
       OR (n.sequence > 1 AND p.sequence IS NULL)
       OR n.at < p.at
  ) THEN
    RAISE EXCEPTION 'an entry does not continue the one before it';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_entries_continue AFTER INSERT ON "account_entries"
  REFERENCING NEW TABLE AS appended
  FOR EACH STATEMENT EXECUTE FUNCTION account_entries_continue();
