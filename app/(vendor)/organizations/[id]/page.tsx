import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/audit/audit-table";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadHoldings, loadOrganizationView } from "@/lib/features/organization-views/loaders";
import { AccountsTable } from "./_components/accounts-table";
import { ActForm } from "./_components/act-form";
import { BalancesTable } from "./_components/balances-table";
import { KeysTable } from "./_components/keys-table";
import { LicenseKeysTable } from "./_components/license-keys-table";
import { PeopleTable } from "./_components/people-table";
import { TransfersTable } from "./_components/transfers-table";

type Props = PageProps<"/organizations/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadOrganizationView((await params).id)).name };
}

export default async function OrganizationPage({ params }: Props) {
  const { id } = await params;
  const organization = await loadOrganizationView(id);
  const [t, kinds, holdings, { organizationViews, ui }] = await Promise.all([
    getTranslations("organizationViews"),
    getTranslations("shell.kinds"),
    loadHoldings(id),
    getMessages(),
  ]);
  const { name, kind, partner, members } = organization;
  return (
    <>
      <PageHeader
        title={name}
        chip={<Chip>{kinds(kind)}</Chip>}
        crumbs={[{ label: t("title"), href: "/organizations" }, { label: name }]}
      />
      <div className="grid gap-4">
        {partner && (
          <p className="text-muted">
            {t("servedBy")} <Link href={`/organizations/${partner.id}`}>{partner.name}</Link>
          </p>
        )}
        {kind !== "vendor" && (
          <Panel title={t("act")}>
            <NextIntlClientProvider messages={{ organizationViews, ui }}>
              <ActForm organizationId={id} />
            </NextIntlClientProvider>
          </Panel>
        )}
        <Panel title={t("people")} flush>
          <PeopleTable people={members} />
        </Panel>
        <Panel title={t("projectBalances")} flush>
          <BalancesTable balances={holdings.balances} />
        </Panel>
        <Panel title={t("accounts")} flush aside={t("newest")}>
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
      </div>
    </>
  );
}
