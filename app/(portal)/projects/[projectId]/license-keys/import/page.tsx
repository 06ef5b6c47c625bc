import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { loadWritableProject } from "@/lib/features/license-keys/loaders";
import { ImportFlow } from "./_components/import-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("import") };
}

export default async function ImportLicensesPage({
  params,
}: PageProps<"/projects/[projectId]/license-keys/import">) {
  const { id } = await loadWritableProject((await params).projectId);
  const { licenseKeys, csv } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ licenseKeys, csv }}>
      <ImportFlow projectId={id} reference={crypto.randomUUID()} />
    </NextIntlClientProvider>
  );
}
