import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { withQuery } from "@/components/ui/with-query";
import { loadDevice, loadDocuments } from "@/lib/features/device-views/loaders";
import { DocumentEntry } from "./_components/document-entry";

export default async function DocumentsPage({
  params,
  searchParams,
}: PageProps<"/devices/[serial]/documents">) {
  const [{ serial }, asked, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("deviceViews.documents"),
  ]);
  const [device, { documents, before, isPaged }] = await Promise.all([
    loadDevice(serial),
    loadDocuments(serial, asked),
  ]);
  const path = `/devices/${device.serial}/documents`;
  const footer = (isPaged || before !== null) && (
    <>
      {isPaged && <ButtonLink href={path}>{t("newest")}</ButtonLink>}
      {before !== null && (
        <ButtonLink className="ms-auto" href={withQuery(path, { before })}>
          {t("older")}
        </ButtonLink>
      )}
    </>
  );
  return (
    <Panel title={t("title")} flush footer={footer || undefined}>
      {documents.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <ol className="border-t">
          {documents.map((document) => (
            <DocumentEntry key={document.seq} path={path} document={document} device={device} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
