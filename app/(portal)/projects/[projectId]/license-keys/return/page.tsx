import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { loadWritableProject } from "@/lib/features/license-keys/loaders";
import { ReturnFlow } from "./_components/return-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("return") };
}

export default async function ReturnLicensesPage({
  params,
}: PageProps<"/projects/[projectId]/license-keys/return">) {
  const { id } = await loadWritableProject((await params).projectId);
  const { licenseKeys } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ licenseKeys }}>
      <ReturnFlow projectId={id} reference={crypto.randomUUID()} />
    </NextIntlClientProvider>
  );
}
