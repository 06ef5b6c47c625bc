-- AlterTable
ALTER TABLE "device_authorities" ADD COLUMN     "demo" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "device_certificates" (
    "authority_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "issued_at" BIGINT NOT NULL,
    "expires_at" BIGINT NOT NULL,
    "revoked_at" BIGINT,
    "revoked_reason" TEXT,

    CONSTRAINT "device_certificates_pkey" PRIMARY KEY ("authority_id","number")
);

-- CreateIndex
CREATE INDEX "device_certificates_serial_idx" ON "device_certificates"("serial");

-- AddForeignKey
ALTER TABLE "device_certificates" ADD CONSTRAINT "device_certificates_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "device_authorities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "devices"
  ADD CONSTRAINT "devices_acknowledge_what_was_issued" CHECK ("acknowledged_seq" BETWEEN 1 AND "document_seq"),
  ADD CONSTRAINT "devices_document_seq_not_negative" CHECK ("document_seq" >= 0);

-- What was revoked stays revoked, and a certificate says the same for ever.
CREATE FUNCTION device_certificates_only_revoke() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL
    OR (NEW.authority_id, NEW.number, NEW.serial, NEW.issued_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.authority_id, OLD.number, OLD.serial, OLD.issued_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'a device certificate can only be revoked, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER device_certificates_only_revoke BEFORE UPDATE ON "device_certificates"
  FOR EACH ROW EXECUTE FUNCTION device_certificates_only_revoke();
CREATE TRIGGER device_certificates_stay BEFORE DELETE OR TRUNCATE ON "device_certificates"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();

-- The number of a device's documents rises one by one: none is left out, none comes twice.
CREATE FUNCTION license_documents_without_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> 1 + coalesce((SELECT max(seq) FROM license_documents WHERE serial = NEW.serial), 0) THEN
    RAISE EXCEPTION 'document % does not follow the last one of %', NEW.seq, NEW.serial;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER license_documents_without_gap BEFORE INSERT ON "license_documents"
  FOR EACH ROW EXECUTE FUNCTION license_documents_without_gap();

-- Whether a demo lets the clock stand still: devices must not go on counting then.
CREATE FUNCTION portal_clock_is_frozen() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('portal.demo', true) IS NOT DISTINCT FROM '1'
    AND EXISTS (SELECT FROM demo_clock WHERE frozen_at IS NOT NULL)
$$;
