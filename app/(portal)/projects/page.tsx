import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadProjects, loadMayChangeProjects } from "@/lib/features/projects/loaders";
import { ProjectsTable } from "./_components/projects-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("projects"))("title") };
}

export default async function ProjectsPage() {
  const [t, projects, mayChange] = await Promise.all([
    getTranslations("projects"),
    loadProjects(),
    loadMayChangeProjects(),
  ]);
  return (
    <>
      <PageHeader title={t("title")}>
        {mayChange && (
          <ButtonLink href="/projects/new" look="primary">
            {t("create")}
          </ButtonLink>
        )}
      </PageHeader>
      <Panel flush className="max-w-3xl">
        <ProjectsTable projects={projects} mayRename={mayChange} />
      </Panel>
    </>
  );
}
