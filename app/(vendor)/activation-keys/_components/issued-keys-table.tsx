import Link from "next/link";
import { useTranslations } from "next-intl";
import { KeyContent } from "@/components/licenses/key-content";
import { KeyStateChip } from "@/components/licenses/key-state-chip";
import { BreakableName } from "@/components/ui/breakable-name";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { Ticks } from "@/lib/domain/money/units";

type Key = Readonly<{
  id: string;
  lastGroup: string;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  state: KeyState;
  note: string;
  orderNumber: string;
  issuedAt: Instant;
  usedFor: Readonly<{ href: string; name: string }> | null;
}>;

/** The keys that were issued, by their last group, and what became of them. */
export function IssuedKeysTable({ keys }: Readonly<{ keys: readonly Key[] }>) {
  const t = useTranslations("activationKeys");
  return (
    <DataTable
      caption={t("issued")}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "content", label: t("content") },
        { key: "state", label: t("state") },
        { key: "usedFor", label: t("usedFor"), wide: true },
        { key: "issuedAt", label: t("issuedAt"), nowrap: true, wide: true },
      ]}
      rows={keys.map((key) => ({
        key: key.id,
        cells: [
          <Link key="key" href={`/activation-keys/${key.id}`} prefetch={false}>
            <code>… {key.lastGroup}</code>
          </Link>,
          <ContentAndNote
            key="content"
            content={key}
            note={[key.orderNumber, key.note].filter(Boolean).join(" · ")}
          />,
          <KeyStateChip key="state" state={key.state} />,
          key.usedFor && (
            <Link key="usedFor" href={key.usedFor.href} prefetch={false}>
              <BreakableName name={key.usedFor.name} />
            </Link>
          ),
          <Moment key="issuedAt" at={key.issuedAt} style="date" />,
        ],
      }))}
      empty={t("none")}
    />
  );
}

type ContentProps = Readonly<{ content: Pick<Key, "amount" | "items">; note: string }>;

/** What a key holds and, beneath, which order and what it was issued for. */
const ContentAndNote = ({ content, note }: ContentProps) => (
  <div className="md:min-w-40">
    <KeyContent amount={content.amount} items={content.items} />
    {note && <span className="block text-xs text-muted">{note}</span>}
  </div>
);
