import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { loadOwnActivations } from "@/lib/features/own-activations/loaders";
import { OwnActivationsTable } from "./_components/own-activations-table";
import { StateFilter } from "./_components/state-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownActivations"))("title") };
}

export default async function OwnActivationsPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/own-activations">) {
  const [{ projectId }, asked, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("ownActivations"),
  ]);
  const [{ ownActivations, total, list }, mayUse] = await Promise.all([
    loadOwnActivations(projectId, asked),
    loadMayUseLicenses(),
  ]);
  const path = `/projects/${projectId}/own-activations`;
  const { page, pageSize, state } = list;
  const href = (to: number) => withQuery(path, { state, page: to });
  return (
    <Panel
      title={t("title")}
      aside={
        mayUse && (
          <ButtonLink href={`${path}/create`} look="primary" prefetch={false}>
            {t("create")}
          </ButtonLink>
        )
      }
      flush
      footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={href} />}
    >
      <StateFilter path={path} state={state} />
      <OwnActivationsTable
        projectId={projectId}
        ownActivations={ownActivations}
        mayUse={mayUse}
        isFiltered={state !== undefined}
      />
    </Panel>
  );
}
