-- AlterTable
ALTER TABLE "activation_keys" ADD COLUMN     "cancel_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "cancelled_at" BIGINT,
ADD COLUMN     "cancelled_by" UUID,
ADD COLUMN     "order_number" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "project_id" UUID,
ADD COLUMN     "used_project_id" UUID;

-- CreateTable
CREATE TABLE "project_lots" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "activation_key_id" UUID NOT NULL,
    "article_number" TEXT,
    "amount" BIGINT NOT NULL,
    "left_amount" BIGINT NOT NULL,
    "added_at" BIGINT NOT NULL,

    CONSTRAINT "project_lots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot_allocations" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "activation_key_id" UUID,
    "license_key_id" UUID,
    "released_at" BIGINT,

    CONSTRAINT "lot_allocations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_keys" (
    "id" UUID NOT NULL,
    "key_content" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "organization_id" UUID,
    "project_id" UUID,
    "article_number" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "serial" TEXT NOT NULL,
    "end_customer" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "moved_from_id" UUID,
    "created_by" UUID,
    "created_at" BIGINT NOT NULL,
    "claimed_at" BIGINT,
    "ended_at" BIGINT,
    "ended_by" UUID,
    "end_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "license_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_licenses" (
    "serial" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "slave" BOOLEAN NOT NULL,
    "pbx_licenses" INTEGER,
    "created_by" UUID,
    "created_at" BIGINT NOT NULL,
    "first_downloaded_at" BIGINT,
    "expires_at" BIGINT,

    CONSTRAINT "test_licenses_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "key_transfers" (
    "id" UUID NOT NULL,
    "activation_key_id" UUID NOT NULL,
    "from_organization_id" UUID NOT NULL,
    "to_organization_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'offered',
    "offered_by" UUID,
    "offered_at" BIGINT NOT NULL,
    "closed_by" UUID,
    "closed_at" BIGINT,

    CONSTRAINT "key_transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "movements" (
    "id" BIGSERIAL NOT NULL,
    "at" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "article_number" TEXT,
    "amount" BIGINT NOT NULL,
    "from_place" TEXT NOT NULL,
    "to_place" TEXT NOT NULL,
    "project_id" UUID,
    "activation_key_id" UUID,
    "license_key_id" UUID,
    "organization_id" UUID,
    "actor_id" UUID,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership_projects" (
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,

    CONSTRAINT "membership_projects_pkey" PRIMARY KEY ("user_id","organization_id","project_id")
);

-- CreateIndex
CREATE INDEX "project_lots_project_id_article_number_idx" ON "project_lots"("project_id", "article_number");

-- CreateIndex
CREATE INDEX "project_lots_activation_key_id_idx" ON "project_lots"("activation_key_id");

-- CreateIndex
CREATE INDEX "lot_allocations_lot_id_idx" ON "lot_allocations"("lot_id");

-- CreateIndex
CREATE INDEX "lot_allocations_activation_key_id_idx" ON "lot_allocations"("activation_key_id");

-- CreateIndex
CREATE INDEX "lot_allocations_license_key_id_idx" ON "lot_allocations"("license_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_keys_key_content_key" ON "license_keys"("key_content");

-- CreateIndex
CREATE UNIQUE INDEX "license_keys_moved_from_id_key" ON "license_keys"("moved_from_id");

-- CreateIndex
CREATE INDEX "license_keys_project_id_created_at_idx" ON "license_keys"("project_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "license_keys_organization_id_created_at_idx" ON "license_keys"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "license_keys_serial_idx" ON "license_keys"("serial");

-- CreateIndex
CREATE INDEX "test_licenses_project_id_created_at_idx" ON "test_licenses"("project_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "key_transfers_activation_key_id_idx" ON "key_transfers"("activation_key_id");

-- CreateIndex
CREATE INDEX "key_transfers_from_organization_id_offered_at_idx" ON "key_transfers"("from_organization_id", "offered_at" DESC);

-- CreateIndex
CREATE INDEX "key_transfers_to_organization_id_offered_at_idx" ON "key_transfers"("to_organization_id", "offered_at" DESC);

-- CreateIndex
CREATE INDEX "movements_project_id_article_number_id_idx" ON "movements"("project_id", "article_number", "id");

-- CreateIndex
CREATE INDEX "movements_activation_key_id_idx" ON "movements"("activation_key_id");

-- CreateIndex
CREATE INDEX "movements_license_key_id_idx" ON "movements"("license_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "projects_organization_id_name_key" ON "projects"("organization_id", "name");

-- CreateIndex
CREATE INDEX "activation_keys_used_project_id_idx" ON "activation_keys"("used_project_id");

-- CreateIndex
CREATE INDEX "activation_keys_project_id_issued_at_idx" ON "activation_keys"("project_id", "issued_at" DESC);

-- AddForeignKey
ALTER TABLE "activation_keys" ADD CONSTRAINT "activation_keys_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_keys" ADD CONSTRAINT "activation_keys_used_project_id_fkey" FOREIGN KEY ("used_project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_lots" ADD CONSTRAINT "project_lots_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_lots" ADD CONSTRAINT "project_lots_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_lots" ADD CONSTRAINT "project_lots_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_allocations" ADD CONSTRAINT "lot_allocations_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "project_lots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_allocations" ADD CONSTRAINT "lot_allocations_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_allocations" ADD CONSTRAINT "lot_allocations_license_key_id_fkey" FOREIGN KEY ("license_key_id") REFERENCES "license_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_keys" ADD CONSTRAINT "license_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_keys" ADD CONSTRAINT "license_keys_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_keys" ADD CONSTRAINT "license_keys_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_keys" ADD CONSTRAINT "license_keys_moved_from_id_fkey" FOREIGN KEY ("moved_from_id") REFERENCES "license_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_licenses" ADD CONSTRAINT "test_licenses_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_licenses" ADD CONSTRAINT "test_licenses_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_transfers" ADD CONSTRAINT "key_transfers_activation_key_id_fkey" FOREIGN KEY ("activation_key_id") REFERENCES "activation_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_transfers" ADD CONSTRAINT "key_transfers_from_organization_id_fkey" FOREIGN KEY ("from_organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_transfers" ADD CONSTRAINT "key_transfers_to_organization_id_fkey" FOREIGN KEY ("to_organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_projects" ADD CONSTRAINT "membership_projects_user_id_organization_id_fkey" FOREIGN KEY ("user_id", "organization_id") REFERENCES "memberships"("user_id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_projects" ADD CONSTRAINT "membership_projects_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "activation_keys"
  ADD CONSTRAINT "activation_keys_used_in_one_place" CHECK ("used_account_id" IS NULL OR "used_project_id" IS NULL),
  ADD CONSTRAINT "activation_keys_cancelled_when" CHECK (("state" = 'cancelled') = ("cancelled_at" IS NOT NULL));
ALTER TABLE "project_lots"
  ADD CONSTRAINT "project_lots_amount_positive" CHECK ("amount" > 0),
  ADD CONSTRAINT "project_lots_left_within_amount" CHECK ("left_amount" BETWEEN 0 AND "amount");
ALTER TABLE "lot_allocations"
  ADD CONSTRAINT "lot_allocations_amount_positive" CHECK ("amount" > 0),
  ADD CONSTRAINT "lot_allocations_one_taker" CHECK (("activation_key_id" IS NULL) <> ("license_key_id" IS NULL));
ALTER TABLE "license_keys"
  ADD CONSTRAINT "license_keys_kind_known" CHECK ("kind" IN ('software', 'hardware')),
  ADD CONSTRAINT "license_keys_state_known" CHECK ("state" IN ('active', 'returned', 'moved', 'revoked')),
  ADD CONSTRAINT "license_keys_quantity_positive" CHECK ("quantity" > 0),
  ADD CONSTRAINT "license_keys_ended_when" CHECK (("state" = 'active') = ("ended_at" IS NULL)),
  ADD CONSTRAINT "license_keys_owned" CHECK ("organization_id" IS NOT NULL AND "project_id" IS NOT NULL
    OR "kind" = 'hardware' AND "organization_id" IS NULL AND "project_id" IS NULL);
ALTER TABLE "key_transfers"
  ADD CONSTRAINT "key_transfers_state_known" CHECK ("state" IN ('offered', 'accepted', 'withdrawn', 'declined')),
  ADD CONSTRAINT "key_transfers_closed_when" CHECK (("state" = 'offered') = ("closed_at" IS NULL)),
  ADD CONSTRAINT "key_transfers_to_another" CHECK ("from_organization_id" <> "to_organization_id");
ALTER TABLE "movements"
  ADD CONSTRAINT "movements_amount_positive" CHECK ("amount" > 0),
  ADD CONSTRAINT "movements_places_known" CHECK (
    "from_place" IN ('issued', 'key', 'project', 'own', 'device')
    AND "to_place" IN ('key', 'project', 'own', 'device', 'revoked'));
-- A key is offered to one organization at a time.
CREATE UNIQUE INDEX "key_transfers_one_open" ON "key_transfers" ("activation_key_id") WHERE "state" = 'offered';
-- A key brings each thing to one project once, even if everything above it were wrong.
CREATE UNIQUE INDEX "project_lots_one_per_key" ON "project_lots" ("activation_key_id", coalesce("article_number", ''));
-- Names of projects differ by more than their capitals.
CREATE UNIQUE INDEX "projects_name_differs" ON "projects" ("organization_id", lower("name"));

CREATE TRIGGER movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "movements"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Of a lot only what is left changes; of an allocation only whether it returned.
CREATE FUNCTION keep_what_was_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'rows of % are never removed', TG_TABLE_NAME;
  END IF;
  IF to_jsonb(OLD) - 'left_amount' - 'released_at' <> to_jsonb(NEW) - 'left_amount' - 'released_at' THEN
    RAISE EXCEPTION 'rows of % are never edited', TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER project_lots_stay BEFORE UPDATE OR DELETE ON "project_lots"
  FOR EACH ROW EXECUTE FUNCTION keep_what_was_taken();
CREATE TRIGGER lot_allocations_stay BEFORE UPDATE OR DELETE ON "lot_allocations"
  FOR EACH ROW EXECUTE FUNCTION keep_what_was_taken();

-- An organization starts with one project.
CREATE FUNCTION start_with_a_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO projects (id, organization_id, name, created_at) VALUES (gen_random_uuid(), NEW.id, 'DEFAULT', portal_now());
  RETURN NULL;
END $$;
CREATE TRIGGER organizations_start_with_a_project AFTER INSERT ON "organizations"
  FOR EACH ROW EXECUTE FUNCTION start_with_a_project();
INSERT INTO projects (id, organization_id, name, created_at)
  SELECT gen_random_uuid(), id, 'DEFAULT', portal_now() FROM organizations;
