-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "parked_at" BIGINT,
ADD COLUMN     "parked_reason" TEXT NOT NULL DEFAULT '';
