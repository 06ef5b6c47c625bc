import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { loadBindable } from "@/lib/features/license-keys/loaders";
import { BindFlow } from "./_components/bind-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("create") };
}

export default async function CreateLicenseKeyPage({
  params,
}: PageProps<"/projects/[projectId]/license-keys/create">) {
  const { projectId } = await params;
  const [articles, t, { licenseKeys }] = await Promise.all([
    loadBindable(projectId),
    getTranslations("licenseKeys"),
    getMessages(),
  ]);
  return (
    <NextIntlClientProvider messages={{ licenseKeys }}>
      <BindFlow projectId={projectId} articles={articles} reference={crypto.randomUUID()}>
        <Panel className="max-w-xl">
          <EmptyState>
            <p className="mb-3">{t("nothingLeft")}</p>
            <ButtonLink href={`/projects/${projectId}/activation-keys/add`} prefetch={false}>
              {t("addKey")}
            </ButtonLink>
          </EmptyState>
        </Panel>
      </BindFlow>
    </NextIntlClientProvider>
  );
}
