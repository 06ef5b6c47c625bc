import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { loadWritableProject } from "@/lib/features/license-keys/loaders";
import { MoveFlow } from "./_components/move-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("move") };
}

export default async function MoveLicensesPage({
  params,
}: PageProps<"/projects/[projectId]/license-keys/move">) {
  const { id } = await loadWritableProject((await params).projectId);
  const { licenseKeys } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ licenseKeys }}>
      <MoveFlow projectId={id} reference={crypto.randomUUID()} />
    </NextIntlClientProvider>
  );
}
