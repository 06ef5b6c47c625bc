-- CreateTable
CREATE TABLE "price_list_drafts" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_list_id" UUID,
    "created_by" UUID,
    "updated_at" BIGINT NOT NULL,

    CONSTRAINT "price_list_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_prices" (
    "draft_id" UUID NOT NULL,
    "article_number" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "monthly_cents" BIGINT NOT NULL,

    CONSTRAINT "draft_prices_pkey" PRIMARY KEY ("draft_id","article_number","scenario")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_list_drafts_published_list_id_key" ON "price_list_drafts"("published_list_id");

-- AddForeignKey
ALTER TABLE "price_list_drafts" ADD CONSTRAINT "price_list_drafts_published_list_id_fkey" FOREIGN KEY ("published_list_id") REFERENCES "price_lists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_prices" ADD CONSTRAINT "draft_prices_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "price_list_drafts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_prices" ADD CONSTRAINT "draft_prices_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "draft_prices"
  ADD CONSTRAINT "draft_prices_not_negative" CHECK ("monthly_cents" >= 0),
  ADD CONSTRAINT "draft_prices_scenario_known" CHECK ("scenario" IN ('on_premises', 'cloud'));

-- As before, and a rate that no BIGINT holds is refused by name. Raised, because whatever the charge has written by then
-- must be undone: the key stays unused.
CREATE OR REPLACE FUNCTION reprice_account(
  p_account_id uuid, p_version integer, p_price_list_id uuid, p_at bigint, p_actor_id uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_rate numeric;
  v_differs boolean;
BEGIN
  SELECT sum(l.quantity::numeric * p.monthly_cents), bool_or(p.monthly_cents <> l.monthly_cents) INTO v_rate, v_differs
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN prices p ON p.price_list_id = p_price_list_id AND p.article_number = l.article_number AND p.scenario = x.scenario
    WHERE l.account_id = p_account_id AND l.version = p_version;
  IF NOT coalesce(v_differs, false) THEN
    RETURN NULL;
  END IF;
  IF v_rate > 9223372036854775807 THEN
    RAISE EXCEPTION 'rate_too_high';
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
