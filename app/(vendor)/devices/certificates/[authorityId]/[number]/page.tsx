import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { KeyDisplay } from "@/components/ui/key-display";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadCertificate } from "@/lib/features/device-certificates/loaders";
import { AlarmList } from "../../../_components/alarm-list";
import { CertificateStateChip } from "../../_components/certificate-state-chip";
import { CertificateFacts } from "./_components/certificate-facts";
import { PlacesTable } from "./_components/places-table";
import { RevokeForm } from "./_components/revoke-form";

type Props = PageProps<"/devices/certificates/[authorityId]/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadCertificate(await params)).serial };
}

export default async function CertificatePage({ params }: Props) {
  const [t, certificate, { deviceIdentity, ui }] = await Promise.all([
    getTranslations("deviceIdentity.certificates"),
    params.then(loadCertificate),
    getMessages(),
  ]);
  const { serial, state, alarms, sightings, revokedAt } = certificate;
  const name = { authorityId: certificate.authorityId, number: certificate.number };
  return (
    <>
      <PageHeader
        title={serial}
        chip={<CertificateStateChip state={state} />}
        crumbs={[{ label: t("title"), href: "/devices/certificates" }, { label: serial }]}
      />
      <NextIntlClientProvider messages={{ deviceIdentity, ui }}>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
            {alarms.length > 0 && <AlarmList alarms={alarms} isHere />}
            <Panel title={t("places")} flush>
              <PlacesTable sightings={sightings} />
            </Panel>
            {certificate.certificate && (
              <Panel title={t("pem")}>
                <KeyDisplay value={certificate.certificate} label={t("pem")} />
              </Panel>
            )}
          </div>
          <div className="grid min-w-0 gap-4">
            <Panel>
              <CertificateFacts certificate={certificate} />
            </Panel>
            {revokedAt === null && (
              <Panel title={t("revoke")}>
                <RevokeForm {...name} reference={crypto.randomUUID()} />
              </Panel>
            )}
          </div>
        </div>
      </NextIntlClientProvider>
    </>
  );
}
