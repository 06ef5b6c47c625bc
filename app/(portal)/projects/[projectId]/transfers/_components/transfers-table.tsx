import { useTranslations } from "next-intl";
import type { Choice } from "@/components/forms/select-field";
import { KeyContent } from "@/components/licenses/key-content";
import { Chip, type Tone } from "@/components/ui/chip";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/moment";
import type { Instant } from "@/lib/domain/instant";
import type { KeyContent as Content } from "@/lib/domain/licenses/key-content";
import type { ShownTransferState } from "@/lib/domain/licenses/transfer";
import { TransferActions } from "./transfer-actions";

type Transfer = Readonly<{
  id: string;
  state: ShownTransferState;
  isOpen: boolean;
  otherSide: string;
  lastGroup: string;
  content: Content;
  offeredAt: Instant;
}>;

type Props = Readonly<{
  direction: "offered" | "received";
  transfers: readonly Transfer[];
  /** Where an accepted key may be added; null for whoever only looks. */
  into: Readonly<{ projectId: string; choices: readonly Choice[] }> | null;
}>;

const TONES: Readonly<Record<ShownTransferState, Tone>> = {
  offered: "good",
  accepted: "neutral",
  used: "end",
  withdrawn: "neutral",
  declined: "neutral",
};

/** The keys that were offered, or received, with what became of them. */
export function TransfersTable({ direction, transfers, into }: Props) {
  const t = useTranslations("keyTransfers");
  return (
    <DataTable
      caption={t(`${direction}.title`)}
      columns={[
        { key: "key", label: t("key"), nowrap: true },
        { key: "otherSide", label: t(`${direction}.otherSide`) },
        { key: "offeredAt", label: t("offeredAt"), nowrap: true, wide: true },
        ...(into ? [{ key: "actions", label: t("actions") }] : []),
      ]}
      rows={transfers.map((transfer) => ({
        key: transfer.id,
        cells: [
          <What key="key" transfer={transfer} />,
          <div key="otherSide" className="grid justify-items-start gap-0.5">
            {transfer.otherSide}
            <Chip tone={TONES[transfer.state]}>{t(`states.${transfer.state}`)}</Chip>
          </div>,
          <Moment key="offeredAt" at={transfer.offeredAt} style="minute" />,
          ...(into
            ? [
                transfer.isOpen && (
                  <TransferActions key="actions" {...into} direction={direction} transfer={transfer} />
                ),
              ]
            : []),
        ],
      }))}
      empty={t(`${direction}.none`)}
    />
  );
}

/** Which key and, beneath, what it holds. */
const What = ({ transfer: { lastGroup, content } }: Readonly<{ transfer: Transfer }>) => (
  <>
    <code>… {lastGroup}</code>
    <span className="block font-normal">
      <KeyContent {...content} />
    </span>
  </>
);
