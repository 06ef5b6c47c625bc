import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showLicenseAmount } from "@/lib/domain/display/license-amount";
import type { Instant } from "@/lib/domain/instant";
import type { LicenseBalance } from "@/lib/domain/licenses/balance";

type Lot = LicenseBalance &
  Readonly<{
    id: string;
    lastGroup: string;
    articleName: string | null;
    origin: "vendor" | "own_activation";
    originName: string;
    addedAt: Instant;
    addedBy: string | null;
  }>;

/** What each key brought, where it came from, and what became of it. */
export function AddedLotsTable({ lots }: Readonly<{ lots: readonly Lot[] }>) {
  const t = useTranslations("addedKeys");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "type", label: t("type") },
        { key: "loaded", label: t("loaded"), numeric: true },
        { key: "used", label: t("used"), numeric: true, wide: true },
        { key: "own", label: t("inOwnActivations"), numeric: true, wide: true },
        { key: "left", label: t("left"), numeric: true },
        { key: "origin", label: t("origin"), wide: true },
        { key: "addedAt", label: t("addedAt"), nowrap: true, wide: true },
      ]}
      rows={lots.map((lot) => {
        const shown = (amount: bigint) =>
          showLicenseAmount({ articleNumber: lot.articleNumber, amount }, locale);
        return {
          key: lot.id,
          cells: [
            <code key="key">… {lot.lastGroup}</code>,
            lot.articleName ?? "iSC",
            shown(lot.loaded),
            shown(lot.used),
            shown(lot.inOwnActivations),
            shown(lot.left),
            t(`origins.${lot.origin}`, { name: lot.originName }),
            <AddedBy key="addedAt" at={lot.addedAt} person={lot.addedBy} />,
          ],
        };
      })}
      empty={t("none")}
    />
  );
}

/** When, and beneath by whom. */
const AddedBy = ({ at, person }: Readonly<{ at: Instant; person: string | null }>) => (
  <>
    <Moment at={at} style="minute" />
    {person && <span className="block text-xs text-muted">{person}</span>}
  </>
);
