-- CreateTable
CREATE TABLE "articles" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "rentable" BOOLEAN NOT NULL,
    "per_device" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "price_lists" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "valid_from" BIGINT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prices" (
    "price_list_id" UUID NOT NULL,
    "article_number" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "monthly_cents" BIGINT NOT NULL,
    "named" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("price_list_id","article_number","scenario")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_lists_number_key" ON "price_lists"("number");

-- CreateIndex
CREATE INDEX "price_lists_valid_from_number_idx" ON "price_lists"("valid_from", "number");

-- CreateIndex
CREATE INDEX "prices_article_number_idx" ON "prices"("article_number");

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_lists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_article_number_fkey" FOREIGN KEY ("article_number") REFERENCES "articles"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "prices"
  ADD CONSTRAINT "prices_not_negative" CHECK ("monthly_cents" >= 0),
  ADD CONSTRAINT "prices_scenario_known" CHECK ("scenario" IN ('on_premises', 'cloud'));

-- Guideline for Software Rental: hardware licenses (article numbers 01-00500-…) are not part of it.
ALTER TABLE "articles"
  ADD CONSTRAINT "articles_hardware_not_rentable" CHECK (NOT ("rentable" AND "number" LIKE '01-00500-%'));
