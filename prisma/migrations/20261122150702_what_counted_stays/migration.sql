-- A key holds what it was issued with, and one that was used or cancelled stays so: set back to unused, it could count
-- again. Asked after the checks of the table, and of the rows that break it alone.
CREATE FUNCTION refuse_second_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what rows of % hold never changes, and what became of them stays', TG_TABLE_NAME;
END $$;
CREATE TRIGGER activation_keys_count_once AFTER UPDATE ON "activation_keys" FOR EACH ROW
  WHEN ((OLD.key_hash, OLD.last_group, OLD.amount_ticks, OLD.project_id, OLD.issued_at)
      IS DISTINCT FROM (NEW.key_hash, NEW.last_group, NEW.amount_ticks, NEW.project_id, NEW.issued_at)
    OR OLD.state <> 'unused'
      AND (OLD.state, OLD.used_at, OLD.used_account_id, OLD.used_project_id, OLD.cancelled_at)
        IS DISTINCT FROM (NEW.state, NEW.used_at, NEW.used_account_id, NEW.used_project_id, NEW.cancelled_at))
  EXECUTE FUNCTION refuse_second_use();
CREATE TRIGGER activation_keys_stay BEFORE DELETE OR TRUNCATE ON "activation_keys"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activation_key_items_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "activation_key_items"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was taken from a lot and went back is not taken again. Neither table is ever emptied.
CREATE TRIGGER lot_allocations_return_once AFTER UPDATE ON "lot_allocations" FOR EACH ROW
  WHEN (OLD.released_at IS NOT NULL AND OLD.released_at IS DISTINCT FROM NEW.released_at)
  EXECUTE FUNCTION refuse_second_use();
CREATE TRIGGER project_lots_whole BEFORE TRUNCATE ON "project_lots"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lot_allocations_whole BEFORE TRUNCATE ON "lot_allocations"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
