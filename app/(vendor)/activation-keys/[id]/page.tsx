import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { KeyContent } from "@/components/licenses/key-content";
import { KeyStateChip } from "@/components/licenses/key-state-chip";
import { type Fact, Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadIssuedKey } from "@/lib/features/activation-keys/loaders";
import { CancelKeyForm } from "./_components/cancel-key-form";

export async function generateMetadata({ params }: PageProps<"/activation-keys/[id]">): Promise<Metadata> {
  const [t, key] = await Promise.all([
    getTranslations("activationKeys"),
    params.then(({ id }) => loadIssuedKey(id)),
  ]);
  return { title: t("oneKey", { lastGroup: key.lastGroup }) };
}

export default async function ActivationKeyPage({ params }: PageProps<"/activation-keys/[id]">) {
  const { id } = await params;
  const [t, key, { activationKeys, ui }] = await Promise.all([
    getTranslations("activationKeys"),
    loadIssuedKey(id),
    getMessages(),
  ]);
  const title = t("oneKey", { lastGroup: key.lastGroup });
  const facts: (Fact | null)[] = [
    { label: t("content"), value: <KeyContent amount={key.amount} items={key.items} /> },
    key.orderNumber === "" ? null : { label: t("orderNumber"), value: key.orderNumber },
    key.note === "" ? null : { label: t("note"), value: key.note },
    { label: t("issuedAt"), value: <Moment at={key.issuedAt} /> },
    key.usedAt && { label: t("usedAt"), value: <Moment at={key.usedAt} /> },
    key.usedFor && { label: t("usedFor"), value: <Link href={key.usedFor.href}>{key.usedFor.name}</Link> },
    key.cancelledAt && { label: t("cancelledAt"), value: <Moment at={key.cancelledAt} /> },
    key.cancelledAt && { label: t("reason"), value: key.cancelReason },
  ];
  return (
    <>
      <PageHeader
        title={title}
        chip={<KeyStateChip state={key.state} />}
        crumbs={[{ label: t("title"), href: "/activation-keys" }, { label: `… ${key.lastGroup}` }]}
      />
      <div className="grid max-w-2xl gap-4">
        <Panel>
          <Facts facts={facts.filter((fact) => fact !== null)} />
        </Panel>
        {key.state === "unused" && (
          <Panel title={t("cancel")}>
            <NextIntlClientProvider messages={{ activationKeys, ui }}>
              <CancelKeyForm id={key.id} reference={crypto.randomUUID()} />
            </NextIntlClientProvider>
          </Panel>
        )}
      </div>
    </>
  );
}
