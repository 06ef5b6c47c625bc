import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showDecimal } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import { type EuroCents, formatEuro } from "@/lib/domain/invoices/euro";
import type { PaperKind } from "@/lib/domain/invoices/invoice-number";

type Invoice = Readonly<{
  id: string;
  kind: PaperKind;
  number: string;
  partner: Readonly<{ name: string }>;
  account: Readonly<{ name: string }>;
  issuedAt: Instant;
  net: EuroCents;
  vat: EuroCents;
  gross: EuroCents;
  creditNote: unknown;
}>;

type Props = Readonly<{ invoices: readonly Invoice[]; isVendor: boolean }>;

/** Invoices and credit notes, the newest first; the vendor sees whose they are. */
export function InvoicesTable({ invoices, isVendor }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const euro = (amount: EuroCents, { kind }: Invoice) =>
    `${kind === "credit_note" ? "−" : ""}${showDecimal(formatEuro(amount), locale)}`;
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "number", label: t("number"), nowrap: true },
        { key: "issuedAt", label: t("issuedAt"), nowrap: true },
        { key: "kind", label: t("kind"), wide: true },
        ...(isVendor ? [{ key: "partner", label: t("partner"), wide: true }] : []),
        { key: "account", label: t("account"), wide: true },
        { key: "net", label: t("net"), numeric: true, wide: true },
        { key: "vat", label: t("vat"), numeric: true, wide: true },
        { key: "gross", label: t("gross"), numeric: true },
      ]}
      rows={invoices.map((invoice) => ({
        key: invoice.id,
        cells: [
          <Link key="number" href={`/invoices/${invoice.id}`} prefetch={false}>
            {invoice.number}
          </Link>,
          <Moment key="issuedAt" at={invoice.issuedAt} />,
          <span key="kind" className="inline-flex flex-wrap items-center gap-2">
            {t(`kinds.${invoice.kind}`)}
            {invoice.creditNote !== null && <Chip tone="changed">{t("cancelledChip")}</Chip>}
          </span>,
          ...(isVendor ? [invoice.partner.name] : []),
          invoice.account.name,
          euro(invoice.net, invoice),
          euro(invoice.vat, invoice),
          euro(invoice.gross, invoice),
        ],
      }))}
      empty={t("none")}
    />
  );
}
