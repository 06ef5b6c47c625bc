import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { KeyContent } from "@/components/licenses/key-content";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadOwnActivation } from "@/lib/features/own-activations/loaders";
import { OfferForm } from "./_components/offer-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keyTransfers"))("offerTitle") };
}

export default async function OfferPage({
  params,
}: PageProps<"/projects/[projectId]/own-activations/[keyId]/transfer">) {
  if (!(await loadMayUseLicenses())) notFound();
  const { projectId, keyId } = await params;
  const [own, t, { keyTransfers }] = await Promise.all([
    loadOwnActivation(projectId, keyId),
    getTranslations("keyTransfers"),
    getMessages(),
  ]);
  return (
    <Panel title={t("offerTitle")} className="max-w-xl">
      <Facts
        className="mb-4"
        facts={[
          { label: t("key"), value: <code>… {own.lastGroup}</code> },
          { label: t("content"), value: <KeyContent {...own.content} /> },
        ]}
      />
      <NextIntlClientProvider messages={{ keyTransfers }}>
        <OfferForm projectId={projectId} keyId={keyId} reference={crypto.randomUUID()} />
      </NextIntlClientProvider>
    </Panel>
  );
}
