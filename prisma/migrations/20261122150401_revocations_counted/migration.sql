-- How many certificates of the authority were revoked when its list was made: one more, and the list is out of date.
-- What the list itself names becomes fewer again when certificates end.
ALTER TABLE "device_revocation_lists" RENAME COLUMN "entries" TO "revocations";

CREATE INDEX "device_certificates_revoked" ON "device_certificates" ("authority_id") WHERE "revoked_at" IS NOT NULL;
