import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { KeyContent } from "@/components/licenses/key-content";
import { KeyStateChip } from "@/components/licenses/key-state-chip";
import { DataTable, type Row } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { OwnActivation } from "./own-activation";
import { OwnActions } from "./own-actions";
import { UsedFor } from "./used-for";

type Props = Readonly<{
  projectId: string;
  ownActivations: readonly OwnActivation[];
  mayUse: boolean;
  isFiltered: boolean;
}>;
type Words = ReturnType<typeof useTranslations<"ownActivations">>;

/** The keys that were created from this project, by their last group, and what became of them. */
export function OwnActivationsTable({ projectId, ownActivations, mayUse, isFiltered }: Props) {
  const t = useTranslations("ownActivations");
  const { ownActivations: words } = useMessages();
  const actions = mayUse ? [{ key: "actions", label: t("actions"), nowrap: true }] : [];
  return (
    <NextIntlClientProvider messages={{ ownActivations: words }}>
      <DataTable
        caption={t("title")}
        columns={[
          { key: "key", label: t("key") },
          { key: "state", label: t("state") },
          { key: "createdAt", label: t("createdAt"), nowrap: true, wide: true },
          ...actions,
        ]}
        rows={ownActivations.map((own) => rowOf(own, { projectId, mayUse, t }))}
        empty={t(isFiltered ? "noneFound" : "none")}
      />
    </NextIntlClientProvider>
  );
}

const rowOf = (
  own: OwnActivation,
  { projectId, mayUse, t }: Readonly<{ projectId: string; mayUse: boolean; t: Words }>,
): Row => ({
  key: own.id,
  cells: [
    <What key="key" own={own} />,
    <div key="state" className="grid justify-items-start gap-0.5">
      <KeyStateChip state={own.state} />
      {own.usedFor && <UsedFor usedFor={own.usedFor} />}
      {own.offeredTo && <span className="text-xs text-muted">{t("offeredTo", { name: own.offeredTo })}</span>}
    </div>,
    <Moment key="createdAt" at={own.createdAt} style="minute" />,
    ...(mayUse
      ? [
          own.state === "unused" && !own.offeredTo && (
            <OwnActions key="actions" projectId={projectId} own={own} />
          ),
        ]
      : []),
  ],
});

/** Which key and, beneath, what it holds and what it is for. */
const What = ({ own: { lastGroup, content, note } }: Readonly<{ own: OwnActivation }>) => (
  <>
    <code className="whitespace-nowrap">… {lastGroup}</code>
    <span className="block font-normal whitespace-nowrap">
      <KeyContent {...content} />
    </span>
    {note && <span className="block text-xs font-normal text-muted">{note}</span>}
  </>
);
