-- As before, and also where no end was known until now: what is rented on a system that a promotion makes free already
-- has an end from this second on, and so has credit that comes to an empty account after its last contract. Rented lines
-- carry their ends whatever the balance is, so a charge has to ask only where nothing is rented.
DROP TRIGGER accounts_keep_rental_ends ON "accounts";
CREATE TRIGGER accounts_keep_rental_ends BEFORE UPDATE OF balance_ticks, rate_per_second, rented, settled_at, configuration_version,
  rental_ends ON "accounts" FOR EACH ROW
  WHEN (OLD.rental_ends_at IS NOT NULL OR NEW.rental_ends IS NOT NULL
    OR OLD.configuration_version <> NEW.configuration_version
    OR OLD.balance_ticks = 0 AND NEW.balance_ticks > 0 AND NOT NEW.rented)
  EXECUTE FUNCTION keep_rental_ends();

-- What was free beyond its promotion, because nothing had planned its end, stops: in the second of the end, or in that of
-- the last entry where something was written since. What rents nothing is simply no longer free.
UPDATE "pbxs" x SET free_until = CASE WHEN EXISTS (
    SELECT FROM "configuration_lines" l
    WHERE l.account_id = a.id AND l.version = a.configuration_version AND l.serial = x.serial)
    THEN greatest(x.free_until, a.settled_at) END
  FROM "accounts" a WHERE x.account_id = a.id AND x.free_until <= portal_now();
SELECT plan_rental_ends(a.id) FROM "accounts" a
  WHERE a.rental_ends IS NULL AND a.deleted_at IS NULL AND a.parked_at IS NULL AND rental_ends_of(a) IS NOT NULL;
