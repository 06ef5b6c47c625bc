-- CreateTable
CREATE TABLE "device_changes" (
    "transaction_id" BIGINT NOT NULL,
    "target" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "device_changes_pkey" PRIMARY KEY ("transaction_id","target")
);

-- CreateTable
CREATE TABLE "device_processes" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "heard_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "device_processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_presences" (
    "serial" TEXT NOT NULL,
    "process_id" UUID,
    "connection_id" UUID,
    "since" BIGINT NOT NULL,
    "firmware" TEXT,

    CONSTRAINT "device_presences_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "device_events" (
    "id" BIGSERIAL NOT NULL,
    "serial" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "seq" BIGINT,
    "reference" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "device_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "device_presences_process_id_idx" ON "device_presences"("process_id");

-- CreateIndex
CREATE INDEX "device_events_serial_id_idx" ON "device_events"("serial", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "device_events_serial_reference_key" ON "device_events"("serial", "reference");

ALTER TABLE "device_presences"
  ADD CONSTRAINT "device_presences_connected_whole" CHECK (("process_id" IS NULL) = ("connection_id" IS NULL));
ALTER TABLE "device_events"
  ADD CONSTRAINT "device_events_kind_known" CHECK ("kind" IN ('connected', 'disconnected', 'sent', 'acknowledged',
    'refused', 'returned', 'restarted', 'stopped', 'test_mode_started', 'test_mode_ended'));
CREATE TRIGGER device_events_unchanged BEFORE UPDATE ON "device_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Tells every process that serves devices what has changed, as part of the transaction that changes it. The row
-- carries the message: whoever reads by snapshots misses none, however long a transaction took and whether or not
-- anybody listened. The notification only rings a bell. It takes a lock that all commits with a notification share, so
-- only one transaction at a time rings; the others are found by those who came for the bell, or who look now and then.
CREATE FUNCTION note_device_change(p_target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO device_changes (transaction_id, target)
    VALUES (pg_current_xact_id()::text::bigint, p_target) ON CONFLICT DO NOTHING;
  IF FOUND AND pg_try_advisory_xact_lock(8201116) THEN
    PERFORM pg_notify('device_changes', '');
  END IF;
END $$;

-- One for each table a license document is read from. Settlement touches nothing a document says, and rings no bell.
CREATE FUNCTION account_changes_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_device_change('account:' || NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_change_documents AFTER UPDATE ON "accounts" FOR EACH ROW
  WHEN (OLD.exhausts_at IS DISTINCT FROM NEW.exhausts_at OR OLD.rented <> NEW.rented
    OR OLD.rate_per_second <> NEW.rate_per_second OR OLD.configuration_version <> NEW.configuration_version
    OR OLD.customer_id <> NEW.customer_id OR OLD.partner_id <> NEW.partner_id
    OR (NEW.rate_per_second = 0 AND (OLD.balance_ticks = 0) <> (NEW.balance_ticks = 0)))
  EXECUTE FUNCTION account_changes_documents();

-- Rows that name a device.
CREATE FUNCTION device_changes_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM note_device_change('serial:' || OLD.serial);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM note_device_change('serial:' || NEW.serial);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pbxs_change_documents AFTER INSERT OR DELETE ON "pbxs" FOR EACH ROW
  EXECUTE FUNCTION device_changes_documents();
CREATE TRIGGER pbxs_update_documents AFTER UPDATE ON "pbxs" FOR EACH ROW
  WHEN ((OLD.serial, OLD.account_id, OLD.scenario, OLD.resend_count)
    IS DISTINCT FROM (NEW.serial, NEW.account_id, NEW.scenario, NEW.resend_count))
  EXECUTE FUNCTION device_changes_documents();
CREATE TRIGGER license_keys_change_documents AFTER INSERT OR DELETE ON "license_keys" FOR EACH ROW
  EXECUTE FUNCTION device_changes_documents();
CREATE TRIGGER license_keys_update_documents AFTER UPDATE ON "license_keys" FOR EACH ROW
  WHEN ((OLD.serial, OLD.state, OLD.organization_id, OLD.article_number, OLD.quantity)
    IS DISTINCT FROM (NEW.serial, NEW.state, NEW.organization_id, NEW.article_number, NEW.quantity))
  EXECUTE FUNCTION device_changes_documents();
CREATE TRIGGER test_licenses_change_documents AFTER INSERT OR DELETE ON "test_licenses" FOR EACH ROW
  EXECUTE FUNCTION device_changes_documents();
CREATE TRIGGER test_licenses_update_documents AFTER UPDATE ON "test_licenses" FOR EACH ROW
  WHEN ((OLD.serial, OLD.version, OLD.slave, OLD.pbx_licenses, OLD.expires_at)
    IS DISTINCT FROM (NEW.serial, NEW.version, NEW.slave, NEW.pbx_licenses, NEW.expires_at))
  EXECUTE FUNCTION device_changes_documents();

CREATE FUNCTION contract_changes_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_device_change('organization:' || NEW.organization_id);
  RETURN NULL;
END $$;
CREATE TRIGGER contracts_change_documents AFTER INSERT OR UPDATE ON "contracts" FOR EACH ROW
  EXECUTE FUNCTION contract_changes_documents();

-- What concerns everybody is rare.
CREATE FUNCTION anything_changes_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_device_change(TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE TRIGGER articles_change_documents AFTER UPDATE ON "articles" FOR EACH ROW
  WHEN ((OLD.name, OLD.version) IS DISTINCT FROM (NEW.name, NEW.version))
  EXECUTE FUNCTION anything_changes_documents('all');
CREATE TRIGGER demo_clock_changes_documents AFTER UPDATE ON "demo_clock" FOR EACH STATEMENT
  EXECUTE FUNCTION anything_changes_documents('clock');
CREATE TRIGGER device_authorities_change_trust AFTER INSERT OR UPDATE ON "device_authorities" FOR EACH STATEMENT
  EXECUTE FUNCTION anything_changes_documents('authorities');

-- A certificate that was taken back ends the stream that was opened with it.
CREATE FUNCTION certificate_ends_stream() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_device_change('certificate:' || NEW.serial);
  RETURN NULL;
END $$;
CREATE TRIGGER device_certificates_end_streams AFTER UPDATE ON "device_certificates" FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION certificate_ends_stream();
