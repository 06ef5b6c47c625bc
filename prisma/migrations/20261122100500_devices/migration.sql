-- CreateTable
CREATE TABLE "devices" (
    "serial" TEXT NOT NULL,
    "document_seq" BIGINT NOT NULL DEFAULT 0,
    "acknowledged_seq" BIGINT,
    "acknowledged_at" BIGINT,
    "refused_seq" BIGINT,
    "refused_reason" TEXT,
    "last_seen_at" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("serial")
);

-- CreateTable
CREATE TABLE "license_documents" (
    "serial" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "document" TEXT NOT NULL,
    "issued_at" BIGINT NOT NULL,
    "expires_at" BIGINT,

    CONSTRAINT "license_documents_pkey" PRIMARY KEY ("serial","seq")
);

-- CreateTable
CREATE TABLE "device_token_ids" (
    "serial" TEXT NOT NULL,
    "jti" TEXT NOT NULL,
    "expires_at" BIGINT NOT NULL,

    CONSTRAINT "device_token_ids_pkey" PRIMARY KEY ("serial","jti")
);

-- CreateTable
CREATE TABLE "device_authorities" (
    "id" UUID NOT NULL,
    "certificate" TEXT NOT NULL,
    "sealed_private_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_authorities_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "device_token_ids_expires_at_idx" ON "device_token_ids"("expires_at");

-- AddForeignKey
ALTER TABLE "license_documents" ADD CONSTRAINT "license_documents_serial_fkey" FOREIGN KEY ("serial") REFERENCES "devices"("serial") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER license_documents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "license_documents"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
