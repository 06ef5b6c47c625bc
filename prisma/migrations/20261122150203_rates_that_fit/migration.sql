-- As before: what a promotion makes free stays free, and again a rate that nothing can hold is refused.
CREATE OR REPLACE FUNCTION reprice_account(
  p_account_id uuid, p_version integer, p_price_list_id uuid, p_at bigint, p_actor_id uuid
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_rate numeric;
  v_differs boolean;
BEGIN
  SELECT sum(l.quantity::numeric * p.cents), bool_or(p.cents <> l.monthly_cents) INTO v_rate, v_differs
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN LATERAL (
      SELECT CASE WHEN x.free_until > p_at THEN 0 ELSE monthly_cents END AS cents FROM prices
      WHERE price_list_id = p_price_list_id AND article_number = l.article_number AND scenario = x.scenario
    ) p ON true
    WHERE l.account_id = p_account_id AND l.version = p_version;
  IF NOT coalesce(v_differs, false) THEN
    RETURN NULL;
  END IF;
  IF v_rate > 9223372036854775807 THEN
    RAISE EXCEPTION 'rate_too_high';
  END IF;
  INSERT INTO account_configurations (account_id, version, at, price_list_id, rate_per_second, actor_id)
    VALUES (p_account_id, p_version + 1, p_at, p_price_list_id, v_rate, p_actor_id);
  INSERT INTO configuration_lines (account_id, version, serial, article_number, quantity, monthly_cents)
    SELECT l.account_id, p_version + 1, l.serial, l.article_number, l.quantity, p.cents
    FROM configuration_lines l
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN LATERAL (
      SELECT CASE WHEN x.free_until > p_at THEN 0 ELSE monthly_cents END AS cents FROM prices
      WHERE price_list_id = p_price_list_id AND article_number = l.article_number AND scenario = x.scenario
    ) p ON true
    WHERE l.account_id = p_account_id AND l.version = p_version;
  UPDATE pbxs x SET version = x.version + 1 FROM configuration_lines n
    WHERE n.account_id = p_account_id AND n.version = p_version + 1 AND x.account_id = n.account_id AND x.serial = n.serial;
  RETURN v_rate;
END $$;
