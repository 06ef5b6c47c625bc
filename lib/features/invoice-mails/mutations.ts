import { invoiceMail } from "@/emails/invoice-mail";
import { renderMail } from "@/emails/render-mail";
import { showDay } from "@/lib/domain/display/calendar-day";
import { invoicePaperSchema } from "@/lib/features/invoices/schema";
import { storeMails } from "@/lib/features/mails/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { shownEuro } from "@/lib/platform/invoices/invoice-words";

/**
 * Mails an invoice or a credit note to the address that stands on it, as PDF and XML, in its language. For the
 * portal's own work. Stored with the transaction and sent by the outbox, which tries until it arrives.
 */
export async function mailInvoice(tx: Transaction, invoiceId: string): Promise<void> {
  const row = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  const paper = invoicePaperSchema.parse(row.paper);
  const { kind, locale, number, buyer } = paper;
  const mail = await renderMail(
    invoiceMail({
      locale,
      kind,
      number,
      originalNumber: paper.original?.number ?? null,
      companyName: buyer.companyName,
      accountName: paper.accountName,
      quantity: new Intl.NumberFormat(locale).format(BigInt(paper.quantity)),
      gross: shownEuro(paper.gross, locale),
      dueDay: showDay(paper.dueDate, locale),
      url: `${env().PORTAL_URL}/invoices/${invoiceId}`,
    }),
  );
  const attachments = [
    { fileName: `${number}.pdf`, contentType: "application/pdf", content: row.pdf },
    { fileName: `${number}.xml`, contentType: "application/xml", content: row.xml },
  ];
  await storeMails(tx, [
    {
      ...mail,
      kind: kind === "invoice" ? "invoice" : "credit-note",
      recipients: [buyer.email],
      organizationId: row.partnerId,
      accountId: row.accountId,
      attachments,
    },
  ]);
}
