import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";

type Draft = Readonly<{
  id: string;
  name: string;
  validFrom: Instant | null;
  named: number;
  updatedAt: Instant;
}>;

/** The drafts there are; each leads to its editor. */
export function DraftsTable({ drafts }: Readonly<{ drafts: readonly Draft[] }>) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("drafts")}
      columns={[
        { key: "name", label: t("draftName") },
        { key: "validFrom", label: t("validFrom"), nowrap: true },
        { key: "named", label: t("named"), numeric: true },
        { key: "updatedAt", label: t("changedAt"), nowrap: true, wide: true },
      ]}
      rows={drafts.map(({ id, name, validFrom, named, updatedAt }) => ({
        key: id,
        cells: [
          <Link key="name" href={`/price-lists/drafts/${id}`} prefetch={false}>
            {name}
          </Link>,
          validFrom === null ? t("atOnce") : <Moment key="validFrom" at={validFrom} style="minute" />,
          showCount(named, locale),
          <Moment key="updatedAt" at={updatedAt} style="minute" />,
        ],
      }))}
      empty={t("noDrafts")}
    />
  );
}
