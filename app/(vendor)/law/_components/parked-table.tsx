import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import { ReleaseForm } from "./release-form";

type Parked = Readonly<{ id: string; name: string; partnerName: string; parkedAt: Instant; reason: string }>;

const REASONS = ["balance", "entry_missing", "entry_unknown", "hash", "time", "sum", "exhaustion"] as const;

/** The accounts that are left alone until somebody has looked at their ledger, and the way on. */
export function ParkedTable({ parked }: Readonly<{ parked: readonly Parked[] }>) {
  const t = useTranslations("law");
  return (
    <DataTable
      caption={t("parked")}
      columns={[
        { key: "account", label: t("account") },
        { key: "partner", label: t("partner"), wide: true },
        { key: "reason", label: t("reason") },
        { key: "parkedAt", label: t("parkedAt"), nowrap: true, wide: true },
        { key: "release", label: t("goOn") },
      ]}
      rows={parked.map(({ id, name, partnerName, parkedAt, reason }) => {
        const known = REASONS.find((one) => one === reason);
        return {
          key: id,
          cells: [
            <Link key="account" href={`/accounts/${id}/history`} prefetch={false}>
              {name}
            </Link>,
            partnerName,
            known ? t(`reasons.${known}`) : reason,
            <Moment key="parkedAt" at={parkedAt} />,
            <ReleaseForm key="release" accountId={id} name={name} />,
          ],
        };
      })}
      empty={t("noneParked")}
    />
  );
}
