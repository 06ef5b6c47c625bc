import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { DeviceLink } from "@/components/devices/device-link";
import { LicenseKeyStateChip } from "@/components/licenses/license-key-state-chip";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import { loadAnyLicenseKey } from "@/lib/features/revocations/loaders";
import { RevokeForm } from "./_components/revoke-form";

type Props = PageProps<"/license-keys/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadAnyLicenseKey((await params).id)).licenseKey };
}

export default async function AnyLicenseKeyPage({ params }: Props) {
  const [t, locale, key, { anyLicenseKeys, ui }] = await Promise.all([
    getTranslations("anyLicenseKeys"),
    getLocale(),
    params.then(({ id }) => loadAnyLicenseKey(id)),
    getMessages(),
  ]);
  const { owner } = key;
  const facts: readonly (Fact | null)[] = [
    { label: t("license"), value: `${showCount(key.quantity, locale)} × ${key.name} (${key.article})` },
    { label: t("serial"), value: <DeviceLink serial={key.serial} isLinked={key.state === "active"} /> },
    owner && { label: t("owner"), value: <Link href={`/organizations/${owner.id}`}>{owner.name}</Link> },
    owner && { label: t("project"), value: owner.project },
    text(t("endCustomer"), key.endCustomer),
    text(t("location"), key.location),
    text(t("description"), key.description),
    { label: t("createdAt"), value: <Moment at={key.createdAt} /> },
    key.endedAt && { label: t("endedAt"), value: <Moment at={key.endedAt} /> },
    text(t("reason"), key.endReason),
  ];
  return (
    <>
      <PageHeader
        title={key.licenseKey}
        chip={<LicenseKeyStateChip state={key.state} />}
        crumbs={[{ label: t("title"), href: "/license-keys" }, { label: key.serial }]}
      />
      <div className="grid max-w-2xl gap-4">
        <Panel>
          <Facts facts={facts.filter((fact) => fact !== null)} />
        </Panel>
        {key.state === "active" && (
          <Panel title={t("revoke")}>
            <NextIntlClientProvider messages={{ anyLicenseKeys, ui }}>
              <RevokeForm id={key.id} reference={crypto.randomUUID()} />
            </NextIntlClientProvider>
          </Panel>
        )}
      </div>
    </>
  );
}

const text = (label: string, value: string): Fact | null => (value === "" ? null : { label, value });
