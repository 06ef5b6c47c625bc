-- A draft binds nobody and may be thrown away. What was submitted is never deleted, as before.
DROP TRIGGER contracts_guarded ON "contracts";
CREATE TRIGGER contracts_guarded BEFORE UPDATE ON "contracts" FOR EACH ROW EXECUTE FUNCTION guard_contract();
CREATE TRIGGER contracts_kept BEFORE DELETE ON "contracts" FOR EACH ROW
  WHEN (OLD.state <> 'draft') EXECUTE FUNCTION guard_contract();
