import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadAddedLots, loadMayUseLicenses } from "@/lib/features/added-keys/loaders";
import { AddedLotsTable } from "./_components/added-lots-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addedKeys"))("title") };
}

export default async function AddedKeysPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/activation-keys">) {
  const [{ projectId }, asked, t] = await Promise.all([params, searchParams, getTranslations("addedKeys")]);
  const [{ lots, total, page, pageSize }, mayAdd] = await Promise.all([
    loadAddedLots(projectId, asked),
    loadMayUseLicenses(),
  ]);
  const path = `/projects/${projectId}/activation-keys`;
  const href = (to: number) => withQuery(path, { page: to });
  return (
    <Panel
      title={t("title")}
      aside={
        mayAdd && (
          <ButtonLink href={`${path}/add`} look="primary" prefetch={false}>
            {t("add")}
          </ButtonLink>
        )
      }
      flush
      footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={href} />}
    >
      <AddedLotsTable lots={lots} />
    </Panel>
  );
}
