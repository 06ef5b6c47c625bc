import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ProjectNameForm } from "@/app/(portal)/projects/_components/project-name-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { answerNewProjectForm } from "@/lib/features/projects/actions";
import { loadMayChangeProjects } from "@/lib/features/projects/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("create") };
}

export default async function NewProjectPage() {
  if (!(await loadMayChangeProjects())) notFound();
  const [t, { projects }] = await Promise.all([getTranslations("projects"), getMessages()]);
  return (
    <>
      <PageHeader
        title={t("create")}
        crumbs={[{ label: t("title"), href: "/projects" }, { label: t("create") }]}
      />
      <Panel className="max-w-xl">
        <NextIntlClientProvider messages={{ projects }}>
          <ProjectNameForm
            answer={answerNewProjectForm}
            hidden={{ reference: crypto.randomUUID() }}
            submit={t("create")}
            back="/projects"
          />
        </NextIntlClientProvider>
      </Panel>
    </>
  );
}
