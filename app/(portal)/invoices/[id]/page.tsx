import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { loadInvoice } from "@/lib/features/invoices/loaders";
import { CancelInvoiceForm } from "./_components/cancel-invoice-form";
import { InvoiceFacts } from "./_components/invoice-facts";
import { PartyPanel } from "./_components/party-panel";

export async function generateMetadata({ params }: PageProps<"/invoices/[id]">): Promise<Metadata> {
  return { title: (await loadInvoice((await params).id)).number };
}

export default async function InvoicePage({ params }: PageProps<"/invoices/[id]">) {
  const [t, { invoices }, invoice] = await Promise.all([
    getTranslations("invoices"),
    getMessages(),
    params.then(({ id }) => loadInvoice(id)),
  ]);
  const { id, kind, number, paper, creditNote, mayCancel } = invoice;
  return (
    <>
      <PageHeader
        title={`${t(`kinds.${kind}`)} ${number}`}
        crumbs={[{ label: t("title"), href: "/invoices" }, { label: number }]}
        chip={creditNote && <Chip tone="changed">{t("cancelledChip")}</Chip>}
      >
        <a href={`/invoices/${id}/pdf`} className={buttonClass({ look: "primary" })} download>
          {t("pdf")}
        </a>
        <a href={`/invoices/${id}/xml`} className={buttonClass({})} download>
          {t("xml")}
        </a>
      </PageHeader>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title={t("facts")}>
          <InvoiceFacts invoice={invoice} />
        </Panel>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
          <PartyPanel title={t("to")} party={paper.buyer} />
          <PartyPanel title={t("from")} party={paper.seller} />
        </div>
        {mayCancel && (
          <NextIntlClientProvider messages={{ invoices }}>
            <Panel title={t("cancelTitle")}>
              <p className="mb-3.5 text-muted">{t("cancelText")}</p>
              <CancelInvoiceForm invoiceId={id} reference={crypto.randomUUID()} />
            </Panel>
          </NextIntlClientProvider>
        )}
      </div>
    </>
  );
}
