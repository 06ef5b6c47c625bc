import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";

const STATES = ["offered", "accepted", "withdrawn", "declined"] as const;

type Transfer = Readonly<{
  id: string;
  lastGroup: string;
  from: string;
  to: string;
  state: string;
  offeredAt: Instant;
}>;

const stateOf = (state: string) => STATES.find((known) => known === state) ?? "offered";

/** Keys that were handed over, to or from the organization. */
export function TransfersTable({ transfers }: Readonly<{ transfers: readonly Transfer[] }>) {
  const t = useTranslations("organizationViews");
  return (
    <DataTable
      caption={t("transfers")}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "state", label: t("state") },
        { key: "from", label: t("from") },
        { key: "to", label: t("to") },
        { key: "at", label: t("at"), nowrap: true, wide: true },
      ]}
      rows={transfers.map(({ id, lastGroup, from, to, state, offeredAt }) => ({
        key: id,
        cells: [
          <code key="key">… {lastGroup}</code>,
          t(`transferStates.${stateOf(state)}`),
          from,
          to,
          <Moment key="at" at={offeredAt} style="minute" />,
        ],
      }))}
      empty={t("noTransfers")}
    />
  );
}
