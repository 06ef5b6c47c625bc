import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { loadAccountMails } from "@/lib/features/account-mails/loaders";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { WarningAddressesForm } from "./_components/warning-addresses-form";
import { WarningLog } from "./_components/warning-log";
import { WarningTestForm } from "./_components/warning-test-form";

export default async function WarningsPage({ params }: PageProps<"/accounts/[id]/warnings">) {
  const { id } = await params;
  const [{ warningEmails, warningLocale }, t, { warnings }] = await Promise.all([
    loadAccount(id),
    getTranslations("warnings"),
    getMessages(),
  ]);
  const mails = await loadAccountMails(id);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <NextIntlClientProvider messages={{ warnings }}>
        <Panel title={t("settings")} footer={<WarningTestForm accountId={id} />}>
          <WarningAddressesForm accountId={id} addresses={warningEmails.join(", ")} locale={warningLocale} />
        </Panel>
      </NextIntlClientProvider>
      <Panel title={t("log")} flush>
        <WarningLog mails={mails} />
      </Panel>
    </div>
  );
}
