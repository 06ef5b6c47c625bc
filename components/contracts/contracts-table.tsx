import Link from "next/link";
import { useTranslations } from "next-intl";
import { ContractStateChip } from "@/components/contracts/contract-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { type ContractKind, type ContractState, contractTitle } from "@/lib/domain/contracts/contract";
import type { Instant } from "@/lib/domain/instant";

type Contract = Readonly<{
  id: string;
  kind: ContractKind;
  state: ContractState;
  organization: Readonly<{ name: string }>;
  number: string | null;
  submittedAt: Instant | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
}>;

type Props = Readonly<{
  contracts: readonly Contract[];
  /** Where a contract's own page is. */
  base: "/contracts" | "/offers";
  empty: string;
}>;

/** Contracts, the newest first; the vendor sees whose they are. */
export function ContractsTable({ contracts, base, empty }: Props) {
  const t = useTranslations("contracts");
  const whose = base === "/offers";
  return (
    <DataTable
      caption={t(whose ? "offers.title" : "title")}
      columns={[
        { key: "contract", label: t("contract") },
        ...(whose ? [{ key: "organization", label: t("organization") }] : []),
        { key: "state", label: t("state") },
        { key: "number", label: t("number"), nowrap: true, wide: true },
        { key: "submittedAt", label: t("submittedAt"), nowrap: true, wide: true },
        { key: "startsAt", label: t("startsAt"), nowrap: true, wide: true },
        { key: "endsAt", label: t("endsAt"), nowrap: true, wide: true },
      ]}
      rows={contracts.map(({ id, kind, state, organization, number, ...moments }) => ({
        key: id,
        cells: [
          <Link key="contract" href={`${base}/${id}`} prefetch={false}>
            {contractTitle(kind)}
          </Link>,
          ...(whose ? [organization.name] : []),
          <ContractStateChip key="state" state={state} />,
          number ?? "–",
          ...[moments.submittedAt, moments.startsAt, moments.endsAt].map((at, index) =>
            // oxlint-disable-next-line react/no-array-index-key -- three columns that never change places
            at === null ? "–" : <Moment key={index} at={at} style="minute" />,
          ),
        ],
      }))}
      empty={empty}
    />
  );
}
