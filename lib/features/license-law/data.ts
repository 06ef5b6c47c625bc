import { type Instant, instant } from "@/lib/domain/instant";
import { decideLaw, type LawDecision, type LawFacts, NO_SUMS } from "@/lib/domain/licenses/law";
import { type HeldRow, readHeld } from "@/lib/features/license-law/held/data";
import { type MovedRow, readMoved } from "@/lib/features/license-law/moved/data";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";

/** The law for one thing: the article's name (null for iSC), what the witnesses say, and whether it holds. */
export type LawRow = LawFacts & LawDecision & Readonly<{ articleName: string | null }>;

/** An account whose ledger does not add up: nothing is booked on it until somebody has looked. */
export type ParkedAccount = Readonly<{
  id: string;
  name: string;
  partnerName: string;
  parkedAt: Instant;
  reason: string;
}>;

/** The whole law in one second, and the accounts that are parked. */
export type LawReport = Readonly<{ at: Instant; rows: LawRow[]; parked: ParkedAccount[] }>;

/** The law for iSC and every article that was ever issued, both witnesses read in one snapshot. Vendor staff only. */
export async function getLawReport(scope: Scope): Promise<LawReport> {
  requireVendor(scope, "view");
  return readLaw();
}

/** As `getLawReport`, for whatever checks by itself. */
export const readLaw = (): Promise<LawReport> =>
  db.$transaction(
    async (tx) => {
      const at = await portalNow(tx);
      const [held, moved] = [await readHeld(tx), await readMoved(tx)];
      const articles = await tx.article.findMany({ select: { number: true, name: true } });
      const names = new Map(articles.map(({ number, name }) => [number, name]));
      const parked = await tx.account.findMany({
        where: { parkedAt: { not: null } },
        select: {
          id: true,
          name: true,
          parkedAt: true,
          parkedReason: true,
          partner: { select: { name: true } },
        },
        orderBy: { parkedAt: "asc" },
      });
      return {
        at,
        rows: lawRows({ held, moved, names }),
        parked: parked.map(({ partner, parkedAt, parkedReason, ...account }) => ({
          ...account,
          partnerName: partner.name,
          parkedAt: instant(parkedAt ?? 0n),
          reason: parkedReason,
        })),
      };
    },
    { isolationLevel: "RepeatableRead" },
  );

type Witnesses = Readonly<{
  held: readonly HeldRow[];
  moved: readonly MovedRow[];
  names: ReadonlyMap<string, string>;
}>;

/** iSC first, then by name. */
function lawRows({ held, moved, names }: Witnesses): LawRow[] {
  const numbers = [...new Set([null, ...[...held, ...moved].map(({ articleNumber }) => articleNumber)])];
  const rows = numbers.map((articleNumber) => {
    const facts: LawFacts = {
      articleNumber,
      held: held.find((row) => row.articleNumber === articleNumber) ?? NO_SUMS,
      moved: moved.find((row) => row.articleNumber === articleNumber) ?? NO_SUMS,
    };
    const articleName = articleNumber === null ? null : (names.get(articleNumber) ?? articleNumber);
    return { ...facts, ...decideLaw(facts), articleName };
  });
  return rows.toSorted((one, other) => (one.articleName ?? "").localeCompare(other.articleName ?? ""));
}
