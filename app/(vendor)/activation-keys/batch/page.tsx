import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { BatchForm } from "./_components/batch-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keyBatch"))("title") };
}

export default async function KeyBatchPage() {
  const [t, words, { activationKeys, certificates, csv, keyBatch, ui }] = await Promise.all([
    getTranslations("keyBatch"),
    getTranslations("activationKeys"),
    getMessages(),
  ]);
  const crumbs = [{ label: words("title"), href: "/activation-keys" }, { label: t("title") }];
  return (
    <>
      <PageHeader title={t("title")} crumbs={crumbs} />
      <NextIntlClientProvider messages={{ activationKeys, certificates, csv, keyBatch, ui }}>
        <BatchForm reference={crypto.randomUUID()} />
      </NextIntlClientProvider>
    </>
  );
}
