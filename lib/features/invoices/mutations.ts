import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { localTimeOf } from "@/lib/domain/display/local-time";
import { addSeconds, type Instant, instant, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";
import { type PaperKind, paperNumber } from "@/lib/domain/invoices/invoice-number";
import { creditNotePaper, type InvoicePaper, invoicePaper, type Sums } from "@/lib/domain/invoices/paper";
import { Refusal } from "@/lib/domain/refusal";
import { ticks } from "@/lib/domain/money/units";
import { writeAudit } from "@/lib/features/audit/mutations";
import { findBuyer, findIscPrice, findSeller } from "@/lib/features/billing/data";
import { mailInvoice } from "@/lib/features/invoice-mails/mutations";
import { invoiceAnswer, requireInvoice } from "@/lib/features/invoices/data";
import type { InvoiceAnswer } from "@/lib/features/invoices/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";
import { drawInvoice } from "@/lib/platform/invoices/draw-invoice";
import { eInvoice } from "@/lib/platform/invoices/e-invoice";

/** A reload that was charged, with what its invoice says. */
export type ChargedReload = Readonly<{
  id: string;
  accountId: string;
  partnerId: string;
  amountTicks: bigint;
  chargedAt: bigint;
  /** The second of issuing: now. */
  at: Instant;
}>;

/**
 * Issues the invoice of a charged reload to its partner, at the price of the second in which it was charged, under the
 * next number of the year. For the portal's own work; the caller holds the reload's lock. Refuses
 * (`invoice_not_possible`) while a billing fact is missing, and takes no number then. Answers the invoice's id.
 */
export async function issueInvoice(tx: Transaction, reload: ChargedReload): Promise<string> {
  const { partnerId, accountId, amountTicks, chargedAt } = reload;
  const facts = {
    ...(await billingFacts(tx, { partnerId, chargedAt: instant(chargedAt) })),
    ...(await accountFacts(tx, accountId)),
    amount: ticks(amountTicks),
    deliveryDate: dayOf(instant(chargedAt)),
  };
  const taken = await takeNumber(tx, "invoice", reload.at);
  const issueDate = dayOf(taken.issuedAt);
  const term = seconds(BigInt(facts.seller.paymentDays) * SECONDS_PER_DAY);
  const numbered = { number: taken.number, issueDate, dueDate: dayOf(addSeconds(taken.issuedAt, term)) };
  const invoice = invoicePaper(facts, numbered);
  if (invoice === null) throw new Refusal("invoice_not_possible", { obstacles: "vat_id_missing" });
  return store(tx, { ...taken, ...invoice, partnerId, accountId, reloadId: reload.id });
}

/**
 * Takes an invoice back by a credit note with a number of its own, for the whole amount, and mails it. Vendor staff
 * with `contracts`. The credit stays in the account: iSC are never refunded or moved (docs/rules.md, 3). Refuses what
 * is taken back already (`invoice_cancelled`), and a credit note (`credit_note_final`).
 */
export function cancelInvoice(
  scope: Scope,
  { invoiceId, reason }: Readonly<{ invoiceId: string; reason: string }>,
  reference?: string,
): Promise<InvoiceAnswer> {
  requireVendor(scope, "contracts");
  const input = { cancelInvoice: { invoiceId, reason } };
  return inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () => {
      const { id } = await requireInvoice(scope, invoiceId, tx);
      await tx.$queryRaw`SELECT FROM invoices WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      const creditNoteId = await takeBack(tx, scope, { invoiceId: id, reason });
      await mailInvoice(tx, creditNoteId);
      return invoiceAnswer(await requireInvoice(scope, creditNoteId, tx));
    }),
  );
}

async function takeBack(
  tx: Transaction,
  scope: Scope,
  { invoiceId, reason }: Readonly<{ invoiceId: string; reason: string }>,
): Promise<string> {
  const invoice = await requireInvoice(scope, invoiceId, tx);
  if (invoice.kind === "credit_note") throw new Refusal("credit_note_final");
  if (invoice.creditNote) throw new Refusal("invoice_cancelled", { number: invoice.creditNote.number });
  const taken = await takeNumber(tx, "credit_note", await portalNow(tx));
  const day = dayOf(taken.issuedAt);
  const paper = creditNotePaper(
    invoice.paper,
    { number: taken.number, issueDate: day, dueDate: day },
    reason,
  );
  const { net, vat, gross, partner, account, reloadId } = invoice;
  await writeAudit(tx, scope, {
    action: "invoice.cancelled",
    organizationId: partner.id,
    subject: invoice.number,
    details: { creditNote: taken.number, reason },
  });
  return store(tx, {
    ...taken,
    paper,
    sums: { net, vat, gross },
    partnerId: partner.id,
    accountId: account.id,
    reloadId,
    originalId: invoice.id,
    reason,
    createdBy: scope.userId,
  });
}

async function billingFacts(
  tx: Transaction,
  { partnerId, chargedAt }: Readonly<{ partnerId: string; chargedAt: Instant }>,
) {
  const buyer = await findBuyer(partnerId, tx);
  const seller = await findSeller(tx);
  const price = await findIscPrice(chargedAt, tx);
  if (buyer && seller && price) return { buyer, seller, price };
  const missing = [
    ...(buyer ? [] : ["billing_missing"]),
    ...(seller ? [] : ["seller_missing"]),
    ...(price ? [] : ["price_missing"]),
  ];
  throw new Refusal("invoice_not_possible", { obstacles: missing.join(", ") });
}

async function accountFacts(tx: Transaction, id: string) {
  const { name, customer } = await tx.account.findUniqueOrThrow({
    where: { id },
    select: { name: true, customer: { select: { name: true } } },
  });
  return { accountName: name, customerName: customer.name };
}

type Taken = Readonly<{ kind: PaperKind; number: string; year: number; sequence: number; issuedAt: Instant }>;

/**
 * The next number of a kind in the year of the seller's calendar. The counter's row stays locked until commit, so the
 * next one waits, a rollback leaves no gap, and numbers rise with time.
 */
async function takeNumber(tx: Transaction, kind: PaperKind, at: Instant): Promise<Taken> {
  const year = Number(dayOf(at).slice(0, -"-11-22".length));
  const [counter] = await tx.$queryRaw<{ last_sequence: number; last_issued_at: bigint }[]>`
    INSERT INTO invoice_counters AS c (kind, year, last_sequence, last_issued_at) VALUES (${kind}, ${year}, 1, ${at})
    ON CONFLICT (kind, year) DO UPDATE SET last_sequence = c.last_sequence + 1,
      last_issued_at = greatest(c.last_issued_at, excluded.last_issued_at)
    RETURNING last_sequence, last_issued_at`;
  if (!counter) throw new Error("no number could be taken");
  const { last_sequence: sequence, last_issued_at: issuedAt } = counter;
  return { kind, year, sequence, issuedAt: instant(issuedAt), number: paperNumber(kind, { year, sequence }) };
}

type NewPaper = Taken &
  Readonly<{
    paper: InvoicePaper;
    sums: Sums;
    partnerId: string;
    accountId: string;
    reloadId: string;
    originalId?: string;
    reason?: string;
    createdBy?: string;
  }>;

/** Stores a paper with its files, which are made here: the number stands in them. */
async function store(tx: Transaction, { sums, paper, ...row }: NewPaper): Promise<string> {
  const [pdf, xml] = [await drawInvoice(paper), await eInvoice(paper)];
  const amounts = { netCents: sums.net, vatCents: sums.vat, grossCents: sums.gross };
  const { id } = await tx.invoice.create({
    data: { ...row, ...amounts, paper, pdf, xml },
    select: { id: true },
  });
  return id;
}

/** The day on the seller's calendar. */
const dayOf = (moment: Instant): string =>
  localTimeOf(moment, DEFAULT_TIME_ZONE).slice(0, "2026-11-22".length);
