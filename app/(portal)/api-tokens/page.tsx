import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadApiTokens } from "@/lib/features/api-tokens/loaders";
import { ApiTokensTable } from "./_components/api-tokens-table";
import { CreateTokenForm } from "./_components/create-token-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiTokens"))("title") };
}

export default async function ApiTokensPage() {
  const [tokens, t, { apiTokens, ui }] = await Promise.all([
    loadApiTokens(),
    getTranslations("apiTokens"),
    getMessages(),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <p className="mb-4 max-w-prose text-muted">{t("about")}</p>
      <div className="grid items-start gap-4 xl:grid-cols-[20rem_minmax(0,1fr)]">
        <Panel title={t("create")}>
          <NextIntlClientProvider messages={{ apiTokens, ui }}>
            <CreateTokenForm />
          </NextIntlClientProvider>
        </Panel>
        <Panel title={t("existing")} flush>
          <NextIntlClientProvider messages={{ apiTokens }}>
            <ApiTokensTable tokens={tokens} />
          </NextIntlClientProvider>
        </Panel>
      </div>
    </>
  );
}
