-- A device that only polls tells its firmware too, and was never connected.
ALTER TABLE "device_presences" ALTER COLUMN "since" DROP NOT NULL;
