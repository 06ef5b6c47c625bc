-- AlterTable
ALTER TABLE "devices" ADD COLUMN     "clock_skew_at" BIGINT,
ADD COLUMN     "clock_skew_seconds" INTEGER;

-- AlterTable
ALTER TABLE "device_authorities" ADD COLUMN     "certificate_days" INTEGER NOT NULL DEFAULT 730,
ADD COLUMN     "created_by" UUID,
ADD COLUMN     "fingerprint" TEXT,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'created',
ADD COLUMN     "retired_at" BIGINT,
ADD COLUMN     "retired_by" UUID,
ADD COLUMN     "trusted_until" BIGINT;

-- AlterTable
ALTER TABLE "device_certificates" ADD COLUMN     "certificate" TEXT,
ADD COLUMN     "first_used_at" BIGINT,
ADD COLUMN     "issued_by" UUID,
ADD COLUMN     "key_hash" BYTEA,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'demo',
ADD COLUMN     "revoked_by" UUID,
ADD COLUMN     "revoked_note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "device_revocation_lists" (
    "authority_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "list" BYTEA NOT NULL,
    "entries" INTEGER NOT NULL,
    "this_update" BIGINT NOT NULL,
    "next_update" BIGINT NOT NULL,

    CONSTRAINT "device_revocation_lists_pkey" PRIMARY KEY ("authority_id")
);

-- CreateTable
CREATE TABLE "device_enrollment_codes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "last_characters" TEXT NOT NULL,
    "serial" TEXT,
    "account_id" UUID,
    "created_by" UUID,
    "created_at" BIGINT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "withdrawn_at" BIGINT,
    "used_at" BIGINT,
    "used_serial" TEXT,
    "certificate_issuer" UUID,
    "certificate_number" TEXT,

    CONSTRAINT "device_enrollment_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_sightings" (
    "id" BIGSERIAL NOT NULL,
    "authority_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "boot" TEXT,
    "first_turn" BIGINT NOT NULL,
    "turn" BIGINT NOT NULL,
    "first_seen_at" BIGINT NOT NULL,
    "last_seen_at" BIGINT NOT NULL,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "returns_since" BIGINT,

    CONSTRAINT "device_sightings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_alarms" (
    "id" UUID NOT NULL,
    "authority_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "raised_at" BIGINT NOT NULL,
    "last_at" BIGINT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "acknowledged_at" BIGINT,
    "acknowledged_by" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "device_alarms_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "device_authorities_fingerprint_key" ON "device_authorities"("fingerprint");

-- CreateIndex
CREATE INDEX "device_certificates_expires_at_idx" ON "device_certificates"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "device_enrollment_codes_code_hash_key" ON "device_enrollment_codes"("code_hash");

-- CreateIndex
CREATE INDEX "device_enrollment_codes_organization_id_created_at_idx" ON "device_enrollment_codes"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "device_sightings_authority_id_number_turn_idx" ON "device_sightings"("authority_id", "number", "turn" DESC);

-- CreateIndex
CREATE INDEX "device_sightings_last_seen_at_idx" ON "device_sightings"("last_seen_at");

-- CreateIndex
CREATE INDEX "device_alarms_raised_at_idx" ON "device_alarms"("raised_at" DESC);

-- CreateIndex
CREATE INDEX "device_alarms_serial_idx" ON "device_alarms"("serial");

-- AddForeignKey
ALTER TABLE "device_revocation_lists" ADD CONSTRAINT "device_revocation_lists_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "device_authorities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_sightings" ADD CONSTRAINT "device_sightings_authority_id_number_fkey" FOREIGN KEY ("authority_id", "number") REFERENCES "device_certificates"("authority_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_alarms" ADD CONSTRAINT "device_alarms_authority_id_number_fkey" FOREIGN KEY ("authority_id", "number") REFERENCES "device_certificates"("authority_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "device_authorities" SET "name" = 'Demo Device Authority' WHERE "demo";

ALTER TABLE "device_authorities"
  ADD CONSTRAINT "device_authorities_origin" CHECK ("origin" IN ('created', 'imported')),
  ADD CONSTRAINT "device_authorities_certificate_days" CHECK ("certificate_days" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "device_authorities_trust_ends_after_retiring"
    CHECK ("trusted_until" IS NULL OR "retired_at" IS NOT NULL);

ALTER TABLE "device_certificates"
  ADD CONSTRAINT "device_certificates_origin"
    CHECK ("origin" IN ('demo', 'issued', 'enrolled', 'renewed', 'seen')),
  -- The reasons of RFC 5280 that are final: a hold would have to be lifted, and what is revoked stays revoked.
  ADD CONSTRAINT "device_certificates_revoked_reason"
    CHECK ("revoked_reason" IN ('unspecified', 'key_compromise', 'ca_compromise', 'affiliation_changed',
      'superseded', 'cessation_of_operation', 'privilege_withdrawn', 'aa_compromise'));

ALTER TABLE "device_enrollment_codes"
  ADD CONSTRAINT "device_enrollment_codes_one_purpose" CHECK (("serial" IS NULL) <> ("account_id" IS NULL)),
  ADD CONSTRAINT "device_enrollment_codes_used_whole"
    CHECK (("used_at" IS NULL) = ("used_serial" IS NULL) AND ("used_at" IS NULL) = ("certificate_number" IS NULL)
      AND ("used_at" IS NULL) = ("certificate_issuer" IS NULL)),
  ADD CONSTRAINT "device_enrollment_codes_end" CHECK ("expires_at" > "created_at");

ALTER TABLE "device_alarms"
  ADD CONSTRAINT "device_alarms_kind" CHECK ("kind" IN ('two_boots', 'two_places', 'superseded_used'));
-- What goes on is one alarm, until somebody has looked at it.
CREATE UNIQUE INDEX "device_alarms_one_open" ON "device_alarms" ("authority_id", "number", "kind")
  WHERE "acknowledged_at" IS NULL;

-- What was revoked stays revoked, and a certificate says the same for ever. It is used for the first time once.
CREATE OR REPLACE FUNCTION device_certificates_only_revoke() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL
    OR (NEW.authority_id, NEW.number, NEW.serial, NEW.origin, NEW.certificate, NEW.key_hash, NEW.issued_by,
        NEW.issued_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.authority_id, OLD.number, OLD.serial, OLD.origin, OLD.certificate, OLD.key_hash,
        OLD.issued_by, OLD.issued_at, OLD.expires_at)
    OR (OLD.first_used_at IS NOT NULL AND NEW.first_used_at IS DISTINCT FROM OLD.first_used_at) THEN
    RAISE EXCEPTION 'a device certificate can only be revoked, once';
  END IF;
  RETURN NEW;
END $$;

-- Whoever keeps a list must never see an older one follow it.
CREATE FUNCTION device_revocation_lists_count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> OLD.number + 1 OR NEW.this_update < OLD.this_update THEN
    RAISE EXCEPTION 'revocation list % does not follow %', NEW.number, OLD.number;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER device_revocation_lists_count_up BEFORE UPDATE ON "device_revocation_lists"
  FOR EACH ROW EXECUTE FUNCTION device_revocation_lists_count_up();
CREATE TRIGGER device_revocation_lists_stay BEFORE DELETE OR TRUNCATE ON "device_revocation_lists"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- A code is used or withdrawn once, and stays what it was.
CREATE FUNCTION device_enrollment_codes_end_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
    OR (NEW.organization_id, NEW.code_hash, NEW.serial, NEW.account_id, NEW.created_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.organization_id, OLD.code_hash, OLD.serial, OLD.account_id, OLD.created_at,
        OLD.expires_at) THEN
    RAISE EXCEPTION 'an enrollment code can only be used or withdrawn, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER device_enrollment_codes_end_once BEFORE UPDATE ON "device_enrollment_codes"
  FOR EACH ROW EXECUTE FUNCTION device_enrollment_codes_end_once();
