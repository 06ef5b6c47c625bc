-- Whatever is changed of a row that documents are read from concerns its device: columns that are added later, too.
-- Only accounts are settled all the time, which changes nothing a document says.
DROP TRIGGER pbxs_update_documents ON "pbxs";
CREATE TRIGGER pbxs_update_documents AFTER UPDATE ON "pbxs" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION device_changes_documents();
DROP TRIGGER license_keys_update_documents ON "license_keys";
CREATE TRIGGER license_keys_update_documents AFTER UPDATE ON "license_keys" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION device_changes_documents();
DROP TRIGGER test_licenses_update_documents ON "test_licenses";
CREATE TRIGGER test_licenses_update_documents AFTER UPDATE ON "test_licenses" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION device_changes_documents();
DROP TRIGGER accounts_change_documents ON "accounts";
CREATE TRIGGER accounts_change_documents AFTER UPDATE ON "accounts" FOR EACH ROW
  WHEN (OLD.exhausts_at IS DISTINCT FROM NEW.exhausts_at OR OLD.rental_ends IS DISTINCT FROM NEW.rental_ends
    OR OLD.rented <> NEW.rented OR OLD.rate_per_second <> NEW.rate_per_second
    OR OLD.configuration_version <> NEW.configuration_version
    OR OLD.customer_id <> NEW.customer_id OR OLD.partner_id <> NEW.partner_id
    OR (NEW.rate_per_second = 0 AND (OLD.balance_ticks = 0) <> (NEW.balance_ticks = 0)))
  EXECUTE FUNCTION account_changes_documents();
CREATE TRIGGER included_licenses_change_documents AFTER INSERT OR UPDATE OR DELETE ON "included_licenses"
  FOR EACH STATEMENT EXECUTE FUNCTION anything_changes_documents('all');
