-- CreateTable
CREATE TABLE "contracts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "company_name" TEXT NOT NULL DEFAULT '',
    "street" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "vat_id" TEXT NOT NULL DEFAULT '',
    "signatory_name" TEXT NOT NULL DEFAULT '',
    "signatory_role" TEXT NOT NULL DEFAULT '',
    "created_at" BIGINT NOT NULL,
    "created_by" UUID,
    "submitted_at" BIGINT,
    "submitted_by" UUID,
    "terms_version" TEXT,
    "terms_locale" TEXT,
    "terms_text" TEXT,
    "terms_hash" TEXT,
    "decided_at" BIGINT,
    "decided_by" UUID,
    "number" TEXT,
    "starts_at" BIGINT,
    "rejection_reason" TEXT,
    "ended_at" BIGINT,
    "ended_by" UUID,
    "ends_at" BIGINT,
    "end_reason" TEXT,

    CONSTRAINT "contracts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_attachments" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "mail_attachments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contracts_number_key" ON "contracts"("number");

-- CreateIndex
CREATE INDEX "contracts_organization_id_created_at_idx" ON "contracts"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "contracts_state_submitted_at_idx" ON "contracts"("state", "submitted_at");

-- CreateIndex
CREATE INDEX "mail_attachments_mail_id_idx" ON "mail_attachments"("mail_id");

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attachments" ADD CONSTRAINT "mail_attachments_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "contracts"
  ADD CONSTRAINT "contracts_kind_known"
    CHECK ("kind" IN ('software_rental', 'hardware_rental', 'myapps_cloud', 'reloading_service')),
  ADD CONSTRAINT "contracts_state_known"
    CHECK ("state" IN ('draft', 'submitted', 'approved', 'rejected', 'ended')),
  ADD CONSTRAINT "contracts_submitted_whole" CHECK (("state" = 'draft') = ("submitted_at" IS NULL)
    AND num_nonnulls("submitted_at", "terms_version", "terms_locale", "terms_text", "terms_hash") IN (0, 5)),
  ADD CONSTRAINT "contracts_approved_whole" CHECK (("state" IN ('approved', 'ended')) = ("number" IS NOT NULL)
    AND num_nonnulls("number", "starts_at") IN (0, 2)),
  ADD CONSTRAINT "contracts_decided_whole" CHECK (("state" IN ('draft', 'submitted')) = ("decided_at" IS NULL)),
  ADD CONSTRAINT "contracts_rejected_whole" CHECK (("state" = 'rejected') = ("rejection_reason" IS NOT NULL)),
  ADD CONSTRAINT "contracts_ended_whole" CHECK (("state" = 'ended') = ("ends_at" IS NOT NULL)
    AND num_nonnulls("ended_at", "ends_at", "end_reason") IN (0, 3));

-- A frame contract is made once: while one is written, decided about or in force, there is no second of its kind.
CREATE UNIQUE INDEX "contracts_once_per_organization" ON "contracts" ("organization_id", "kind")
  WHERE "state" IN ('draft', 'submitted', 'approved');

-- The second witness of the state machine: no step but the known ones, and what was submitted stays as it was read.
CREATE FUNCTION guard_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'contracts are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'approved'),
      ('submitted', 'rejected'), ('approved', 'ended')) THEN
    RAISE EXCEPTION 'a contract does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state <> 'draft' AND (OLD.organization_id, OLD.kind, OLD.company_name, OLD.street, OLD.postal_code, OLD.city,
      OLD.country, OLD.vat_id, OLD.signatory_name, OLD.signatory_role, OLD.submitted_at, OLD.submitted_by,
      OLD.terms_version, OLD.terms_locale, OLD.terms_text, OLD.terms_hash) IS DISTINCT FROM (NEW.organization_id,
      NEW.kind, NEW.company_name, NEW.street, NEW.postal_code, NEW.city, NEW.country, NEW.vat_id, NEW.signatory_name,
      NEW.signatory_role, NEW.submitted_at, NEW.submitted_by, NEW.terms_version, NEW.terms_locale, NEW.terms_text,
      NEW.terms_hash) THEN
    RAISE EXCEPTION 'what was submitted is not edited' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'approved' AND (OLD.number, OLD.starts_at, OLD.decided_at, OLD.decided_by)
      IS DISTINCT FROM (NEW.number, NEW.starts_at, NEW.decided_at, NEW.decided_by) THEN
    RAISE EXCEPTION 'what was approved is not edited' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER contracts_guarded BEFORE UPDATE OR DELETE ON "contracts"
  FOR EACH ROW EXECUTE FUNCTION guard_contract();
