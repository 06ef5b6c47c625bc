import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { loadProject, loadProjects } from "@/lib/features/projects/loaders";
import { ProjectSwitch } from "./_components/project-switch";

/** Each page's name stands before the project's. */
export async function generateMetadata({ params }: LayoutProps<"/projects/[projectId]">): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([loadProject((await params).projectId), getTranslations("shell")]);
  return { title: { default: name, template: `%s · ${name} · ${t("product")}` } };
}

/** The frame of the license pages: which project they are about, the way to another one, and the pages there are. */
export default async function ProjectLayout({ params, children }: LayoutProps<"/projects/[projectId]">) {
  const project = await loadProject((await params).projectId);
  const [projects, t, { projects: words }] = await Promise.all([
    loadProjects(),
    getTranslations("projects"),
    getMessages(),
  ]);
  const path = `/projects/${project.id}`;
  return (
    <>
      <PageHeader
        title={project.name}
        crumbs={[{ label: t("title"), href: "/projects" }, { label: project.name }]}
        chip={
          <NextIntlClientProvider messages={{ projects: words }}>
            <ProjectSwitch current={project.id} projects={projects.map(({ id, name }) => ({ id, name }))} />
          </NextIntlClientProvider>
        }
      />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { label: t("tabs.balance"), href: path },
          { label: t("tabs.activationKeys"), href: `${path}/activation-keys` },
          { label: t("tabs.ownActivations"), href: `${path}/own-activations` },
          { label: t("tabs.transfers"), href: `${path}/transfers` },
          { label: t("tabs.licenseKeys"), href: `${path}/license-keys` },
          { label: t("tabs.hardwareLicenses"), href: `${path}/hardware-licenses` },
          { label: t("tabs.testLicenses"), href: `${path}/test-licenses` },
        ]}
      />
      {children}
    </>
  );
}
