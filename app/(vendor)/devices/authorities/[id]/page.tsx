import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadAuthority } from "@/lib/features/device-authorities/loaders";
import { AuthorityStateChip } from "../_components/authority-state-chip";
import { AuthorityFacts } from "./_components/authority-facts";
import { AuthorityFiles } from "./_components/authority-files";
import { RetireForm } from "./_components/retire-form";

type Props = PageProps<"/devices/authorities/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadAuthority((await params).id)).name };
}

export default async function AuthorityPage({ params }: Props) {
  const [t, authority, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.authorities"),
    params.then(({ id }) => loadAuthority(id)),
    getMessages(),
  ]);
  const crumbs = [{ label: t("title"), href: "/devices/authorities" }, { label: authority.name }];
  return (
    <>
      <PageHeader title={authority.name} chip={<AuthorityStateChip {...authority} />} crumbs={crumbs} />
      <div className="grid max-w-2xl gap-4">
        {!authority.canSign && <Alert tone="changed">{t("cannotSignText")}</Alert>}
        <Panel>
          <AuthorityFacts authority={authority} />
        </Panel>
        <Panel title={t("files")}>
          <AuthorityFiles id={authority.id} />
        </Panel>
        {authority.retiredAt === null && (
          <Panel title={t("retire")}>
            <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
              <RetireForm id={authority.id} />
            </NextIntlClientProvider>
          </Panel>
        )}
      </div>
    </>
  );
}
