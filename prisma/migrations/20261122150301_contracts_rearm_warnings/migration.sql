-- A contract that goes on, or is followed by another, lifts the runway as a charge does: the weeks that lie ahead again
-- are told again. Charges and changes see to it themselves.
CREATE FUNCTION rearm_warnings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE warnings SET rearmed_at = portal_now()
    WHERE account_id = NEW.id AND rearmed_at IS NULL
      AND week_index * 604800 < coalesce(NEW.exhausts_at - portal_now(), 9999999999);
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_rearm_warnings AFTER UPDATE OF rental_ends ON accounts FOR EACH ROW
  WHEN (OLD.rental_ends IS DISTINCT FROM NEW.rental_ends AND OLD.exhausts_at IS DISTINCT FROM NEW.exhausts_at)
  EXECUTE FUNCTION rearm_warnings();
