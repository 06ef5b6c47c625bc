-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID,
    "account_id" UUID,
    "recipients" TEXT[],
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "portal_at" BIGINT NOT NULL,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "warnings" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "week_index" INTEGER NOT NULL,
    "exhausts_at" BIGINT NOT NULL,
    "sent_at" BIGINT NOT NULL,
    "rearmed_at" BIGINT,
    "mail_id" UUID NOT NULL,

    CONSTRAINT "warnings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mails_state_created_at_idx" ON "mails"("state", "created_at");

-- CreateIndex
CREATE INDEX "mails_account_id_created_at_idx" ON "mails"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "warnings_account_id_sent_at_idx" ON "warnings"("account_id", "sent_at");

-- CreateIndex
CREATE INDEX "warnings_mail_id_idx" ON "warnings"("mail_id");

-- AddForeignKey
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "mails" ADD CONSTRAINT "mails_state_known" CHECK ("state" IN ('queued', 'sent', 'failed', 'kept'));
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_week_index_known" CHECK ("week_index" BETWEEN 0 AND 7);
-- One warning per week index and run-down; a lifted runway re-arms.
CREATE UNIQUE INDEX "warnings_once_per_run_down" ON "warnings" ("account_id", "week_index") WHERE "rearmed_at" IS NULL;
