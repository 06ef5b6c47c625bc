import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Fact, Facts } from "@/components/ui/facts";
import { showDecimal } from "@/lib/domain/display/amount";
import { showDay } from "@/lib/domain/display/calendar-day";
import type { LoadedInvoice } from "@/lib/features/invoices/loaders";

/** What an invoice is about and what it comes to. */
export function InvoiceFacts({ invoice }: Readonly<{ invoice: LoadedInvoice }>) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { paper, account, original, creditNote, reason } = invoice;
  const euro = (amount: string) => showDecimal(amount, locale);
  const facts: Fact[] = [
    {
      label: t("account"),
      value: (
        <Link href={`/accounts/${account.id}/reloading`} className="text-link underline underline-offset-3">
          {account.name}
        </Link>
      ),
    },
    { label: t("customer"), value: paper.customerName },
    { label: t("issueDate"), value: showDay(paper.issueDate, locale) },
    { label: t("deliveryDate"), value: showDay(paper.deliveryDate, locale) },
    ...(paper.kind === "invoice" ? [{ label: t("dueDate"), value: showDay(paper.dueDate, locale) }] : []),
    { label: t("quantity"), value: showDecimal(paper.quantity, locale) },
    { label: t("price"), value: euro(paper.price) },
    { label: t("net"), value: euro(paper.net) },
    { label: t("vatRate"), value: `${paper.vat.rateHundredths / 100} % (${paper.vat.category})` },
    { label: t("vat"), value: euro(paper.vatAmount) },
    { label: t("gross"), value: euro(paper.gross) },
    ...(original ? [{ label: t("original"), value: <PaperLink {...original} /> }] : []),
    ...(creditNote ? [{ label: t("creditNote"), value: <PaperLink {...creditNote} /> }] : []),
    ...(reason === "" ? [] : [{ label: t("reason"), value: reason }]),
  ];
  return <Facts facts={facts} className="tabular-nums" />;
}

function PaperLink({ id, number }: Readonly<{ id: string; number: string }>) {
  return (
    <Link href={`/invoices/${id}`} className="text-link underline underline-offset-3">
      {number}
    </Link>
  );
}
