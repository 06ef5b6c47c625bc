import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPreviewFacts } from "@/components/accounts/account-preview-facts";
import { AccountPreviewLines } from "@/components/accounts/account-preview-lines";
import { AccountPreviewWarnings } from "@/components/accounts/account-preview-warnings";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadAccountEffect } from "@/lib/features/price-sources/loaders";
import { sourceCrumbs } from "../_components/source-crumbs";

type Props = PageProps<"/price-lists/effects/[accountId]">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [t, { accountId }, { of }] = await Promise.all([getTranslations("priceLists"), params, searchParams]);
  const { account } = await loadAccountEffect(accountId, of);
  return { title: `${t("whoPays")} · ${account.name}` };
}

export default async function AccountEffectPage({ params, searchParams }: Props) {
  const [t, { accountId }, { of }] = await Promise.all([getTranslations("priceLists"), params, searchParams]);
  const { account, source, preview } = await loadAccountEffect(accountId, of);
  return (
    <>
      <PageHeader
        title={account.name}
        crumbs={[
          ...sourceCrumbs(source, t),
          { label: t("whoPays"), href: `/price-lists/effects?of=${source.id}` },
          { label: account.name },
        ]}
      >
        <ButtonLink href={`/accounts/${account.id}`}>{t("toAccount")}</ButtonLink>
      </PageHeader>
      <Panel title={t("whoPays")} className="max-w-3xl">
        {preview.pbxs.length === 0 && <p className="mb-4 text-muted">{t("nothingDiffers")}</p>}
        <AccountPreviewFacts preview={preview} />
        <AccountPreviewWarnings preview={preview} />
        <AccountPreviewLines pbxs={preview.pbxs} />
      </Panel>
    </>
  );
}
