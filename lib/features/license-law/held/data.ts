import { LAW_PLACES, type LawSums } from "@/lib/domain/licenses/law";
import type { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** What the places hold of one thing. */
export type HeldRow = LawSums & Readonly<{ articleNumber: string | null }>;

/**
 * The first witness of the law: what the places hold, by article and for iSC, in the second of reading. Accounts are
 * counted with what they have burned by then, booked or not.
 */
export async function readHeld(tx: Transaction | typeof db): Promise<HeldRow[]> {
  const rows = await tx.$queryRaw<SumTexts[]>`
    WITH portions AS (
      SELECT k.state, k.project_id IS NULL AS from_vendor, i.article_number, i.quantity::bigint AS amount
      FROM activation_key_items i JOIN activation_keys k ON k.id = i.activation_key_id
      UNION ALL
      SELECT state, project_id IS NULL, NULL, amount_ticks FROM activation_keys WHERE amount_ticks > 0
    ), facts AS (
      SELECT article_number, CASE WHEN from_vendor THEN 'issued' END AS place, amount FROM portions
      UNION ALL
      SELECT article_number, CASE WHEN from_vendor AND state = 'unused' THEN 'unused'
        WHEN from_vendor AND state = 'cancelled' THEN 'revoked' WHEN state = 'unused' THEN 'own' END, amount FROM portions
      UNION ALL
      SELECT article_number, 'left', left_amount FROM project_lots
      UNION ALL
      SELECT article_number, 'device', quantity FROM license_keys WHERE state = 'active'
      UNION ALL
      SELECT l.article_number, unnest(ARRAY['issued', CASE WHEN l.state = 'revoked' THEN 'revoked' END]), l.quantity
      FROM license_keys l WHERE l.kind = 'hardware' AND l.moved_from_id IS NULL
      UNION ALL
      SELECT NULL, 'account', account_held(a, clock.now)
      FROM accounts a, (SELECT portal_now() AS now OFFSET 0) clock
      UNION ALL
      SELECT NULL, 'consumed', balance_ticks
        - account_held(a, clock.now)
      FROM accounts a, (SELECT portal_now() AS now OFFSET 0) clock
      UNION ALL
      SELECT NULL, CASE kind WHEN 'rental' THEN 'consumed' ELSE 'forfeited' END, -amount_ticks
      FROM account_entries WHERE kind IN ('rental', 'forfeit')
    )
    SELECT article_number AS "articleNumber",
      coalesce(sum(amount) FILTER (WHERE place = 'issued'), 0)::text AS issued,
      coalesce(sum(amount) FILTER (WHERE place = 'unused'), 0)::text AS "inUnusedKeys",
      coalesce(sum(amount) FILTER (WHERE place = 'left'), 0)::text AS "leftInProjects",
      coalesce(sum(amount) FILTER (WHERE place = 'own'), 0)::text AS "inOwnActivations",
      coalesce(sum(amount) FILTER (WHERE place = 'device'), 0)::text AS "onDevices",
      coalesce(sum(amount) FILTER (WHERE place = 'account'), 0)::text AS "inAccounts",
      coalesce(sum(amount) FILTER (WHERE place = 'consumed'), 0)::text AS consumed,
      coalesce(sum(amount) FILTER (WHERE place = 'forfeited'), 0)::text AS forfeited,
      coalesce(sum(amount) FILTER (WHERE place = 'revoked'), 0)::text AS revoked
    FROM facts GROUP BY article_number`;
  return rows.map(toSums);
}

/** A row as the database answers it: sums as text, because all there is may be more than one account can hold. */
export type SumTexts = Readonly<Record<keyof LawSums, string>> & Readonly<{ articleNumber: string | null }>;

/** The sums of a row. */
export function toSums({ articleNumber, ...texts }: SumTexts): HeldRow {
  const sums = (["issued", ...LAW_PLACES] as const).map((place) => [place, BigInt(texts[place])]);
  return { articleNumber, ...(Object.fromEntries(sums) as LawSums) };
}
