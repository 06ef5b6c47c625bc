-- AlterTable
ALTER TABLE "pbxs" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'pbx';

-- CreateTable
CREATE TABLE "rental_orders" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "delivery_address" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "ordered_by" UUID,
    "ordered_at" BIGINT NOT NULL,
    "closed_by" UUID,
    "closed_at" BIGINT,
    "close_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rental_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_order_items" (
    "order_id" UUID NOT NULL,
    "article_number" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "rental_order_items_pkey" PRIMARY KEY ("order_id","article_number")
);

-- CreateTable
CREATE TABLE "rental_devices" (
    "serial" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "article_number" TEXT NOT NULL,
    "shipped_at" BIGINT NOT NULL,
    "account_id" UUID,
    "provisioning_code_id" UUID,
    "provisioned_at" BIGINT,

    CONSTRAINT "rental_devices_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "provisioning_codes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "last_characters" TEXT NOT NULL,
    "most_devices" INTEGER NOT NULL,
    "used_devices" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" BIGINT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "ended_by" UUID,
    "ended_at" BIGINT,

    CONSTRAINT "provisioning_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_swaps" (
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "old_serial" TEXT NOT NULL,
    "new_serial" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,

    CONSTRAINT "device_swaps_pkey" PRIMARY KEY ("account_id","version")
);

-- CreateTable
CREATE TABLE "included_licenses" (
    "device_number" TEXT NOT NULL,
    "article_number" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "included_licenses_pkey" PRIMARY KEY ("device_number","article_number")
);

-- CreateIndex
CREATE INDEX "rental_orders_organization_id_ordered_at_idx" ON "rental_orders"("organization_id", "ordered_at" DESC);

-- CreateIndex
CREATE INDEX "rental_orders_state_ordered_at_idx" ON "rental_orders"("state", "ordered_at");

-- CreateIndex
CREATE INDEX "rental_devices_organization_id_shipped_at_idx" ON "rental_devices"("organization_id", "shipped_at" DESC);

-- CreateIndex
CREATE INDEX "rental_devices_order_id_idx" ON "rental_devices"("order_id");

-- CreateIndex
CREATE INDEX "rental_devices_provisioning_code_id_idx" ON "rental_devices"("provisioning_code_id");

-- CreateIndex
CREATE UNIQUE INDEX "rental_devices_account_id_serial_key" ON "rental_devices"("account_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "provisioning_codes_code_hash_key" ON "provisioning_codes"("code_hash");

-- CreateIndex
CREATE INDEX "provisioning_codes_account_id_created_at_idx" ON "provisioning_codes"("account_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "device_swaps_account_id_old_serial_key" ON "device_swaps"("account_id", "old_serial");

-- AddForeignKey
ALTER TABLE "rental_orders" ADD CONSTRAINT "rental_orders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_order_items" ADD CONSTRAINT "rental_order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "rental_orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_order_items" ADD CONSTRAINT "rental_order_items_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_devices" ADD CONSTRAINT "rental_devices_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "rental_orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_devices" ADD CONSTRAINT "rental_devices_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_devices" ADD CONSTRAINT "rental_devices_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_devices" ADD CONSTRAINT "rental_devices_account_id_serial_fkey" FOREIGN KEY ("account_id", "serial") REFERENCES "pbxs"("account_id", "serial") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rental_devices" ADD CONSTRAINT "rental_devices_provisioning_code_id_fkey" FOREIGN KEY ("provisioning_code_id") REFERENCES "provisioning_codes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioning_codes" ADD CONSTRAINT "provisioning_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_swaps" ADD CONSTRAINT "device_swaps_account_id_version_fkey" FOREIGN KEY ("account_id", "version") REFERENCES "account_configurations"("account_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_swaps" ADD CONSTRAINT "device_swaps_account_id_old_serial_fkey" FOREIGN KEY ("account_id", "old_serial") REFERENCES "pbxs"("account_id", "serial") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_swaps" ADD CONSTRAINT "device_swaps_account_id_new_serial_fkey" FOREIGN KEY ("account_id", "new_serial") REFERENCES "pbxs"("account_id", "serial") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "included_licenses" ADD CONSTRAINT "included_licenses_device_number_fkey" FOREIGN KEY ("device_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "included_licenses" ADD CONSTRAINT "included_licenses_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "pbxs"
  ADD CONSTRAINT "pbxs_kind_known" CHECK ("kind" IN ('pbx', 'device')),
  ADD CONSTRAINT "pbxs_devices_are_on_premises" CHECK ("kind" = 'pbx' OR "scenario" = 'on_premises');
ALTER TABLE "rental_orders"
  ADD CONSTRAINT "rental_orders_state_known" CHECK ("state" IN ('open', 'shipped', 'cancelled')),
  ADD CONSTRAINT "rental_orders_closed_at_a_time" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "rental_order_items" ADD CONSTRAINT "rental_order_items_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "rental_devices"
  ADD CONSTRAINT "rental_devices_provisioned_into_an_account" CHECK (("account_id" IS NULL) = ("provisioned_at" IS NULL));
ALTER TABLE "provisioning_codes"
  ADD CONSTRAINT "provisioning_codes_not_overused" CHECK ("used_devices" BETWEEN 0 AND "most_devices"),
  ADD CONSTRAINT "provisioning_codes_expire" CHECK ("expires_at" > "created_at");
ALTER TABLE "device_swaps" ADD CONSTRAINT "device_swaps_two_devices" CHECK ("old_serial" <> "new_serial");
ALTER TABLE "included_licenses" ADD CONSTRAINT "included_licenses_quantity_positive" CHECK ("quantity" > 0);

-- What was swapped is told for ever.
CREATE TRIGGER device_swaps_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "device_swaps"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
