import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MixingWarning } from "@/components/licenses/mixing-warning";
import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadLicenseKeys } from "@/lib/features/license-keys/loaders";
import { LicenseKeysFilter } from "./_components/license-keys-filter";
import { LicenseKeysTable } from "./_components/license-keys-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licenseKeys"))("title") };
}

export default async function LicenseKeysPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/license-keys">) {
  const [{ projectId }, asked, t] = await Promise.all([params, searchParams, getTranslations("licenseKeys")]);
  const { licenseKeys, total, page, pageSize, filter, articles, mixings, mayWrite } = await loadLicenseKeys(
    projectId,
    asked,
  );
  const path = `/projects/${projectId}/license-keys`;
  const href = (to: number) => withQuery(path, { ...filter, page: to });
  return (
    <div className="grid grid-cols-1 gap-4">
      <MixingWarning mixings={mixings} />
      {mayWrite && (
        <div className="flex flex-wrap gap-2.5">
          <ButtonLink href={`${path}/create`} look="primary" prefetch={false}>
            {t("create")}
          </ButtonLink>
          <ButtonLink href={`${path}/import`} prefetch={false}>
            {t("import")}
          </ButtonLink>
          <ButtonLink href={`${path}/move`} prefetch={false}>
            {t("move")}
          </ButtonLink>
          <ButtonLink href={`${path}/return`} prefetch={false}>
            {t("return")}
          </ButtonLink>
        </div>
      )}
      <Panel
        flush
        footer={total > 0 && <Pagination page={page} pageSize={pageSize} total={total} href={href} />}
      >
        <LicenseKeysFilter path={path} filter={filter} articles={articles} />
        <LicenseKeysTable
          path={path}
          licenseKeys={licenseKeys}
          isFiltered={Object.values(filter).some(Boolean)}
        />
      </Panel>
    </div>
  );
}
