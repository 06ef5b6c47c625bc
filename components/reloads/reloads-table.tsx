import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReloadReason } from "@/components/reloads/reload-reason";
import { ReloadStateChip } from "@/components/reloads/reload-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showIsc } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";
import type { ReloadState } from "@/lib/domain/reloads/reload";

type Reload = Readonly<{
  id: string;
  account: Readonly<{ id: string; name: string }>;
  partner: Readonly<{ name: string }>;
  state: ReloadState;
  amount: Ticks;
  openedAt: Instant;
  chargedAt: Instant | null;
  stopReason: string | null;
  attempts: number;
  nextAttemptAt: Instant | null;
  lastError: string | null;
  invoice: Readonly<{ id: string; number: string }> | null;
}>;

type Props = Readonly<{
  caption: string;
  reloads: readonly Reload[];
  empty: string;
  /** The vendor's list names accounts and partners, and has something to do at the end of each row. */
  action?: (reload: Reload) => ReactNode;
}>;

/** Reloads, the newest first. */
export function ReloadsTable({ caption, reloads, empty, action }: Props) {
  const t = useTranslations("reloading");
  const locale = useLocale();
  return (
    <DataTable
      caption={caption}
      columns={[
        ...(action ? [{ key: "account", label: t("account") }] : []),
        { key: "openedAt", label: t("openedAt"), nowrap: true },
        { key: "state", label: t("state") },
        { key: "amount", label: t("amountColumn"), numeric: true },
        ...(action ? [{ key: "chargedAt", label: t("chargedAt"), nowrap: true, wide: true }] : []),
        { key: "invoice", label: t("invoice"), nowrap: true },
        { key: "note", label: t("note"), wide: !action },
        ...(action ? [{ key: "action", label: t("action") }] : []),
      ]}
      rows={reloads.map((reload) => ({
        key: reload.id,
        cells: [
          ...(action ? [<Whose key="account" reload={reload} />] : []),
          <Moment key="openedAt" at={reload.openedAt} />,
          <ReloadStateChip key="state" state={reload.state} />,
          showIsc(reload.amount, locale),
          ...(action ? [reload.chargedAt && <Moment key="chargedAt" at={reload.chargedAt} />] : []),
          reload.invoice && (
            <Link key="invoice" href={`/invoices/${reload.invoice.id}`} prefetch={false}>
              {reload.invoice.number}
            </Link>
          ),
          <Note key="note" reload={reload} />,
          ...(action ? [action(reload)] : []),
        ],
      }))}
      empty={empty}
    />
  );
}

function Whose({ reload: { account, partner } }: Readonly<{ reload: Reload }>) {
  return (
    <>
      <Link href={`/accounts/${account.id}/reloading`} prefetch={false}>
        {account.name}
      </Link>
      <br />
      <span className="text-[0.8125rem] text-muted">{partner.name}</span>
    </>
  );
}

/** What went wrong or why it was stopped, and when it goes on. */
function Note({ reload: { stopReason, lastError, nextAttemptAt, attempts } }: Readonly<{ reload: Reload }>) {
  const t = useTranslations("reloading");
  const reason = stopReason ?? lastError;
  return (
    <>
      {reason && <ReloadReason reason={reason} />}
      {attempts > 0 && (
        <span className="block text-[0.8125rem] text-muted">
          {t("attempts", { count: attempts })}
          {nextAttemptAt !== null && (
            <>
              {", "}
              {t.rich("againAt", { at: () => <Moment at={nextAttemptAt} /> })}
            </>
          )}
        </span>
      )}
    </>
  );
}
