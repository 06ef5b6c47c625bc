import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadHoldings, loadOrganizationView } from "@/lib/features/organization-views/loaders";
import { ActForm } from "./_components/act-form";
import { HoldingsPanels } from "./_components/holdings-panels";
import { PeopleTable } from "./_components/people-table";

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
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
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
        <HoldingsPanels name={name} holdings={holdings} />
      </div>
    </>
  );
}
