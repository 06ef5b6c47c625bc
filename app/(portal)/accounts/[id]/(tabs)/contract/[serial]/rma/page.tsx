import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { loadSwap } from "@/lib/features/rental-devices/loaders";
import { SwapForm } from "./_components/swap-form";

export default async function SwapPage({ params }: PageProps<"/accounts/[id]/contract/[serial]/rma">) {
  const { id, serial } = await params;
  const [{ device, replacements }, t, { devices }] = await Promise.all([
    loadSwap(id, serial),
    getTranslations("devices.rma"),
    getMessages(),
  ]);
  return (
    <Panel title={t("title", { name: device.name })} className="max-w-2xl">
      <p className="mb-4 text-muted">{t("text")}</p>
      {replacements.length === 0 ? (
        <>
          <EmptyState>{t("none")}</EmptyState>
          <ButtonLink href={`/accounts/${id}/hardware`} prefetch={false}>
            {t("cancel")}
          </ButtonLink>
        </>
      ) : (
        <NextIntlClientProvider messages={{ devices }}>
          <SwapForm
            accountId={id}
            device={device}
            replacements={replacements}
            reference={crypto.randomUUID()}
          />
        </NextIntlClientProvider>
      )}
    </Panel>
  );
}
