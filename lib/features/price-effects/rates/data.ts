import { accountsOf, type Scope } from "@/lib/platform/access/scope";
import { Prisma } from "@/lib/platform/db/client";

/**
 * The beginning of a statement: `clock`, and `rates` with what every account that rents burns now and would burn under
 * a list or a draft, in one pass over what is rented. Where contracts stop some of it, `new_ends` are the ends that lie
 * ahead at the new rates, and `new_stop` is when everything stops then, by the function that settles; where there are
 * none, both are null.
 */
export const ratesUnder = (scope: Scope, sourceId: string): Prisma.Sql => Prisma.sql`
  WITH clock AS MATERIALIZED (SELECT portal_now() AS now),
  next AS MATERIALIZED (${pricesUnder(sourceId)}),
  ending_lines AS MATERIALIZED (
    SELECT a.id, rental_end_of(a, x) AS until, l.quantity::numeric * l.monthly_cents AS old_rate, ${NEW_RATE} AS new_rate
    ${RENTED_BY} WHERE a.rented AND a.rental_ends_at IS NOT NULL AND ${accountsOf(scope)}
  ),
  ending AS MATERIALIZED (
    SELECT l.id, sum(l.old_rate) AS old_rate, sum(l.new_rate) AS new_rate
    FROM ending_lines l CROSS JOIN clock WHERE coalesce(l.until > clock.now, true) GROUP BY l.id
  ),
  rates AS MATERIALIZED (
    SELECT a.id, a.rate_per_second AS old_rate, sum(${NEW_RATE}) AS new_rate, NULL::jsonb AS new_ends, NULL::bigint AS new_stop
    ${RENTED_BY} WHERE a.rented AND a.rental_ends_at IS NULL AND ${accountsOf(scope)}
    GROUP BY a.id
    UNION ALL
    SELECT a.id, e.old_rate, e.new_rate, n.ends, account_stops_at(jsonb_populate_record(a, jsonb_build_object(
      'balance_ticks', account_held(a, clock.now), 'rate_per_second', e.new_rate, 'rental_ends', n.ends,
      'settled_at', greatest(clock.now, a.settled_at))))
    FROM ending e JOIN accounts a ON a.id = e.id CROSS JOIN clock CROSS JOIN LATERAL (${ENDS_AT_NEW_RATES}) n
  )`;

/** The prices of a list; or of a draft, with what the list before it keeps. One of the two has rows. */
const pricesUnder = (sourceId: string) => Prisma.sql`
  SELECT article_number, scenario, monthly_cents FROM prices WHERE price_list_id = ${sourceId}::uuid
  UNION ALL
  SELECT article_number, scenario, monthly_cents FROM draft_prices WHERE draft_id = ${sourceId}::uuid
  UNION ALL
  SELECT p.article_number, p.scenario, p.monthly_cents FROM price_list_drafts d
    JOIN prices p ON p.price_list_id = price_list_at(greatest((SELECT now FROM clock), d.valid_from))
    WHERE d.id = ${sourceId}::uuid AND NOT EXISTS (
      SELECT FROM draft_prices n WHERE n.draft_id = d.id AND n.article_number = p.article_number
        AND n.scenario = p.scenario)`;

const RENTED_BY = Prisma.sql`
  FROM accounts a
  JOIN configuration_lines l ON l.account_id = a.id AND l.version = a.configuration_version
  JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
  JOIN next n ON n.article_number = l.article_number AND n.scenario = x.scenario`;

const NEW_RATE = Prisma.sql`CASE WHEN x.free_until IS NULL THEN l.quantity::numeric * n.monthly_cents ELSE 0 END`;

/** The ends of account `a` that lie ahead, each with what is left of the lines then, at the new prices. */
const ENDS_AT_NEW_RATES = Prisma.sql`
  SELECT jsonb_agg(t.planned || jsonb_build_object('rate', (
      SELECT coalesce(sum(l.new_rate), 0)::text FROM ending_lines l
      WHERE l.id = a.id AND coalesce(l.until > (t.planned ->> 'at')::bigint, true))) ORDER BY t.place) AS ends
  FROM jsonb_array_elements(a.rental_ends) WITH ORDINALITY t (planned, place)
  WHERE (t.planned ->> 'at')::bigint > clock.now`;
