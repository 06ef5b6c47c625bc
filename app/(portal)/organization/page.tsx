import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PeoplePanels } from "@/components/members/people-panels";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadOrganization } from "@/lib/features/members/loaders";
import { CustomersPanel } from "./_components/customers-panel";
import { LeavePanel } from "./_components/leave-panel";
import { OwnRights } from "./_components/own-rights";
import { RenameForm } from "./_components/rename-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organization"))("title") };
}

export default async function OrganizationPage() {
  const [loaded, t, { organization }] = await Promise.all([
    loadOrganization(),
    getTranslations("organization"),
    getMessages(),
  ]);
  const { organizationName: name, people, customers, isPartner, isActing } = loaded;
  return (
    <>
      <PageHeader title={name}>
        {isPartner && <ButtonLink href="/organization/billing">{t("billing")}</ButtonLink>}
        {!isActing && <ButtonLink href="/organization/new">{t("createAnother")}</ButtonLink>}
      </PageHeader>
      <NextIntlClientProvider messages={{ organization }}>
        {people ? (
          <PeoplePanels
            people={people}
            viewerId={loaded.userId}
            below={isPartner && <CustomersPanel customers={customers} />}
            aside={
              <>
                <Panel title={t("renameTitle")}>
                  <RenameForm name={name} />
                </Panel>
                {!isActing && <LeavePanel name={name} />}
              </>
            }
          />
        ) : (
          <div className="grid max-w-md gap-4">
            <OwnRights permissions={loaded.permissions} isLimited={loaded.isLimited} />
            {!isActing && <LeavePanel name={name} />}
          </div>
        )}
      </NextIntlClientProvider>
    </>
  );
}
