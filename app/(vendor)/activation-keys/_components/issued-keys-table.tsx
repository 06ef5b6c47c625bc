import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";

type Key = Readonly<{
  id: string;
  lastGroup: string;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  state: "unused" | "used" | "cancelled";
  note: string;
  issuedAt: Instant;
  usedAccountId: string | null;
  usedAccountName: string | null;
}>;

const TONES = { unused: "good", used: "neutral", cancelled: "end" } as const;

/** The keys that were issued, by their last group, and what became of them. */
export function IssuedKeysTable({ keys }: Readonly<{ keys: readonly Key[] }>) {
  const t = useTranslations("activationKeys");
  const locale = useLocale();
  const contentOf = ({ amount, items }: Key) =>
    items.length > 0
      ? items.map(({ name, quantity }) => `${showCount(quantity, locale)} × ${name}`).join(", ")
      : `${showIsc(amount, locale)} iSC`;
  return (
    <DataTable
      caption={t("issued")}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "content", label: t("content") },
        { key: "state", label: t("state") },
        { key: "account", label: t("usedFor"), wide: true },
        { key: "issuedAt", label: t("issuedAt"), nowrap: true, wide: true },
      ]}
      rows={keys.map((key) => ({
        key: key.id,
        cells: [
          <code key="key">… {key.lastGroup}</code>,
          <ContentAndNote key="content" content={contentOf(key)} note={key.note} />,
          <Chip key="state" tone={TONES[key.state]}>
            {t(`states.${key.state}`)}
          </Chip>,
          key.usedAccountId && (
            <Link key="account" href={`/accounts/${key.usedAccountId}`} prefetch={false}>
              {key.usedAccountName}
            </Link>
          ),
          <Moment key="issuedAt" at={key.issuedAt} />,
        ],
      }))}
      empty={t("none")}
    />
  );
}

/** What a key holds and, beneath, what it was issued for. */
const ContentAndNote = ({ content, note }: Readonly<{ content: string; note: string }>) => (
  <>
    {content}
    {note && <span className="block text-xs text-muted">{note}</span>}
  </>
);
