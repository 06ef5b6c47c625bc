import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ProjectNameForm } from "@/app/(portal)/projects/_components/project-name-form";
import { Panel } from "@/components/ui/panel";
import { answerRenameForm } from "@/lib/features/projects/actions";
import { loadMayChangeProjects, loadProject } from "@/lib/features/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("rename") };
}

export default async function RenameProjectPage({ params }: PageProps<"/projects/[projectId]/rename">) {
  if (!(await loadMayChangeProjects())) notFound();
  const { id, name } = await loadProject((await params).projectId);
  const [t, { projects }] = await Promise.all([getTranslations("projects"), getMessages()]);
  return (
    <Panel title={t("rename")} className="max-w-xl">
      <NextIntlClientProvider messages={{ projects }}>
        <ProjectNameForm
          answer={answerRenameForm}
          hidden={{ projectId: id }}
          name={name}
          submit={t("rename")}
          back={`/projects/${id}`}
        />
      </NextIntlClientProvider>
    </Panel>
  );
}
