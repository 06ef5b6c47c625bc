import { useTranslations } from "next-intl";
import { KeyContent } from "@/components/licenses/key-content";
import { KeyStateChip } from "@/components/licenses/key-state-chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { Ticks } from "@/lib/domain/money/units";

type Key = Readonly<{
  id: string;
  lastGroup: string;
  isOwn: boolean;
  project: string;
  state: KeyState;
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
  at: Instant;
}>;

/** Keys that were added to the organization's projects, or made there as own activations. */
export function KeysTable({ keys }: Readonly<{ keys: readonly Key[] }>) {
  const t = useTranslations("organizationViews");
  return (
    <DataTable
      caption={t("activationKeys")}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "content", label: t("content") },
        { key: "state", label: t("state") },
        { key: "origin", label: t("origin"), wide: true },
        { key: "project", label: t("project"), wide: true },
        { key: "at", label: t("at"), nowrap: true, wide: true },
      ]}
      rows={keys.map((key) => ({
        key: key.id,
        cells: [
          <code key="key">… {key.lastGroup}</code>,
          <KeyContent key="content" amount={key.amount} items={key.items} />,
          <KeyStateChip key="state" state={key.state} />,
          key.isOwn ? t("ownActivation") : t("added"),
          key.project,
          <Moment key="at" at={key.at} style="minute" />,
        ],
      }))}
      empty={t("noKeys")}
    />
  );
}
