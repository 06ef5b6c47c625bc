import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadProject } from "@/lib/features/projects/loaders";
import { AddKeysFlow } from "./_components/add-keys-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addedKeys"))("addTitle") };
}

export default async function AddKeysPage({
  params,
}: PageProps<"/projects/[projectId]/activation-keys/add">) {
  if (!(await loadMayUseLicenses())) notFound();
  const [{ id, name }, { addedKeys }] = await Promise.all([
    loadProject((await params).projectId),
    getMessages(),
  ]);
  return (
    <NextIntlClientProvider messages={{ addedKeys }}>
      <AddKeysFlow projectId={id} projectName={name} reference={crypto.randomUUID()} />
    </NextIntlClientProvider>
  );
}
