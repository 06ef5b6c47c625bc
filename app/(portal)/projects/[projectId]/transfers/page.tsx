import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadTransfers } from "@/lib/features/key-transfers/loaders";
import { loadProjects } from "@/lib/features/projects/loaders";
import { TransfersTable } from "./_components/transfers-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("keyTransfers"))("title") };
}

export default async function TransfersPage({ params }: PageProps<"/projects/[projectId]/transfers">) {
  const { projectId } = await params;
  const [transfers, projects, mayUse, t, { keyTransfers }] = await Promise.all([
    loadTransfers(projectId),
    loadProjects(),
    loadMayUseLicenses(),
    getTranslations("keyTransfers"),
    getMessages(),
  ]);
  const choices = projects.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NextIntlClientProvider messages={{ keyTransfers }}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {(["received", "offered"] as const).map((direction) => (
          <Panel key={direction} title={t(`${direction}.title`)} flush>
            <TransfersTable
              direction={direction}
              transfers={transfers.filter((transfer) => transfer.direction === direction)}
              into={mayUse ? { projectId, choices } : null}
            />
          </Panel>
        ))}
      </div>
    </NextIntlClientProvider>
  );
}
