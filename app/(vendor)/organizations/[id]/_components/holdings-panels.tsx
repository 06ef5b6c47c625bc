import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { AuditTable } from "@/components/audit/audit-table";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { AccountsTable } from "./accounts-table";
import { BalancesTable } from "./balances-table";
import { KeysTable } from "./keys-table";
import { LicenseKeysTable } from "./license-keys-table";
import { TransfersTable } from "./transfers-table";

type Holdings = ComponentProps<typeof AccountsTable> &
  ComponentProps<typeof BalancesTable> &
  ComponentProps<typeof KeysTable> &
  ComponentProps<typeof LicenseKeysTable> &
  ComponentProps<typeof TransfersTable> &
  Readonly<{ audit: ComponentProps<typeof AuditTable>["entries"] }>;

type Props = Readonly<{ name: string; holdings: Holdings }>;

/** What the organization of this name has, and what was done there last. */
export function HoldingsPanels({ name, holdings }: Props) {
  const t = useTranslations("organizationViews");
  return (
    <>
      <Panel title={t("projectBalances")} flush>
        <BalancesTable balances={holdings.balances} />
      </Panel>
      <Panel
        title={t("accounts")}
        flush
        aside={<Link href={withQuery("/accounts", { search: name })}>{t("all")}</Link>}
      >
        <AccountsTable accounts={holdings.accounts} />
      </Panel>
      <Panel title={t("activationKeys")} flush aside={t("newest")}>
        <KeysTable keys={holdings.keys} />
      </Panel>
      <Panel
        title={t("licenseKeys")}
        flush
        aside={<Link href={withQuery("/license-keys", { search: name })}>{t("all")}</Link>}
      >
        <LicenseKeysTable licenseKeys={holdings.licenseKeys} />
      </Panel>
      <Panel title={t("transfers")} flush aside={t("newest")}>
        <TransfersTable transfers={holdings.transfers} />
      </Panel>
      <Panel
        title={t("audit")}
        flush
        aside={<Link href={withQuery("/audit", { organization: name })}>{t("all")}</Link>}
      >
        <AuditTable entries={holdings.audit} />
      </Panel>
    </>
  );
}
