-- CreateTable
CREATE TABLE "demo_clock" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "offset_seconds" BIGINT NOT NULL DEFAULT 0,
    "frozen_at" BIGINT,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

INSERT INTO "demo_clock" ("id") VALUES (true);
ALTER TABLE "demo_clock"
  ADD CONSTRAINT "demo_clock_one_row" CHECK ("id"),
  ADD CONSTRAINT "demo_clock_not_negative" CHECK ("offset_seconds" >= 0);

-- The one clock, in whole seconds since 1970. Only a connection opened with portal.demo = 1 sees the demo offset.
CREATE FUNCTION portal_now() RETURNS bigint LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE
  v_real bigint := floor(extract(epoch FROM clock_timestamp()))::bigint;
  v_portal bigint;
BEGIN
  IF current_setting('portal.demo', true) IS DISTINCT FROM '1' THEN
    RETURN v_real;
  END IF;
  SELECT coalesce(frozen_at, v_real + offset_seconds) INTO v_portal FROM demo_clock;
  RETURN coalesce(v_portal, v_real);
END $$;

-- Time that went back would charge a second twice or never: the offset only grows, a frozen clock only moves on.
CREATE FUNCTION demo_clock_only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_real bigint := floor(extract(epoch FROM clock_timestamp()))::bigint;
BEGIN
  IF NEW.offset_seconds < OLD.offset_seconds
    OR coalesce(NEW.frozen_at, v_real + NEW.offset_seconds) < coalesce(OLD.frozen_at, v_real + OLD.offset_seconds) THEN
    RAISE EXCEPTION 'the demo clock only moves forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER demo_clock_only_forward BEFORE UPDATE ON "demo_clock"
  FOR EACH ROW EXECUTE FUNCTION demo_clock_only_forward();

CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never removed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER demo_clock_stays BEFORE DELETE OR TRUNCATE ON "demo_clock"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal();
