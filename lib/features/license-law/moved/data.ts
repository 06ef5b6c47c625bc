import type { LawSums } from "@/lib/domain/licenses/law";
import { type SumTexts, toSums } from "@/lib/features/license-law/held/data";
import type { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** What was moved into the places of one thing, less what was moved out of them. */
export type MovedRow = LawSums & Readonly<{ articleNumber: string | null }>;

/**
 * The second witness of the law: what the movements and the accounts' ledgers add up to, since the beginning. A charge
 * leaves a key, or an own activation, for an account. What burns since the last entry is counted as the first one does.
 */
export async function readMoved(tx: Transaction | typeof db): Promise<MovedRow[]> {
  const rows = await tx.$queryRaw<SumTexts[]>`
    WITH facts AS (
      SELECT article_number, from_place AS place, -amount AS amount FROM movements
      UNION ALL
      SELECT article_number, to_place, amount FROM movements
      UNION ALL
      SELECT NULL, CASE WHEN k.project_id IS NULL THEN 'key' ELSE 'own' END, -e.amount_ticks
      FROM account_entries e JOIN activation_keys k ON k.id = e.activation_key_id WHERE e.kind = 'charge'
      UNION ALL
      SELECT NULL, 'account', amount_ticks FROM account_entries
      UNION ALL
      SELECT NULL, CASE kind WHEN 'rental' THEN 'consumed' ELSE 'forfeited' END, -amount_ticks
      FROM account_entries WHERE kind IN ('rental', 'forfeit')
      UNION ALL
      SELECT NULL, unnest(ARRAY['consumed', 'account']), unnest(ARRAY[1, -1]) * (balance_ticks
        - account_held(a, clock.now))
      FROM accounts a, (SELECT portal_now() AS now OFFSET 0) clock
    )
    SELECT article_number AS "articleNumber",
      (-coalesce(sum(amount) FILTER (WHERE place = 'issued'), 0))::text AS issued,
      coalesce(sum(amount) FILTER (WHERE place = 'key'), 0)::text AS "inUnusedKeys",
      coalesce(sum(amount) FILTER (WHERE place = 'project'), 0)::text AS "leftInProjects",
      coalesce(sum(amount) FILTER (WHERE place = 'own'), 0)::text AS "inOwnActivations",
      coalesce(sum(amount) FILTER (WHERE place = 'device'), 0)::text AS "onDevices",
      coalesce(sum(amount) FILTER (WHERE place = 'account'), 0)::text AS "inAccounts",
      coalesce(sum(amount) FILTER (WHERE place = 'consumed'), 0)::text AS consumed,
      coalesce(sum(amount) FILTER (WHERE place = 'forfeited'), 0)::text AS forfeited,
      coalesce(sum(amount) FILTER (WHERE place = 'revoked'), 0)::text AS revoked
    FROM facts GROUP BY article_number`;
  return rows.map(toSums);
}
