import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { loadAccountMails } from "@/lib/features/account-mails/loaders";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { loadSession } from "@/lib/features/sessions/loaders";
import { WarningAddressesForm } from "./_components/warning-addresses-form";
import { WarningLog } from "./_components/warning-log";
import { WarningTestForm } from "./_components/warning-test-form";

export default async function WarningsPage({ params }: PageProps<"/accounts/[id]/warnings">) {
  const { id } = await params;
  const [{ warningEmails, warningLocale }, mails, { permissions }, t, { warnings }] = await Promise.all([
    loadAccount(id),
    loadAccountMails(id),
    loadSession(),
    getTranslations("warnings"),
    getMessages(),
  ]);
  const addresses = warningEmails.join(", ");
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
      {permissions.includes("rental") ? (
        <NextIntlClientProvider messages={{ warnings }}>
          <Panel title={t("settings")} footer={<WarningTestForm accountId={id} />}>
            <WarningAddressesForm accountId={id} addresses={addresses} locale={warningLocale} />
          </Panel>
        </NextIntlClientProvider>
      ) : (
        <Panel title={t("settings")}>{addresses || t("nobody")}</Panel>
      )}
      <Panel title={t("log")} flush>
        <WarningLog mails={mails} />
      </Panel>
    </div>
  );
}
