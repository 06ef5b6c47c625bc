import type { KeyState } from "@/lib/domain/licenses/cancel-key";

/** What becomes of an own activation that was offered to another organization. */
export const TRANSFER_STATES = ["offered", "accepted", "withdrawn", "declined"] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** What is shown of a transfer: `used` if somebody who had the key's text used it while it was offered. */
export type ShownTransferState = TransferState | "used";

type Facts = Readonly<{ state: TransferState; keyState: KeyState }>;

/** The state both sides see. */
export const shownTransferState = ({ state, keyState }: Facts): ShownTransferState =>
  state === "offered" && keyState !== "unused" ? "used" : state;

/** Whether an offer can be accepted; what stands in the way is named like its refusal. */
export function decideAccept({
  state,
  keyState,
}: Facts): "acceptable" | "transfer_closed" | "activation_key_used" {
  if (state !== "offered") return "transfer_closed";
  return keyState === "unused" ? "acceptable" : "activation_key_used";
}

/** Whether an offer can be withdrawn or declined: as long as nobody took it. */
export const decideClose = ({ state }: Pick<Facts, "state">): "closable" | "transfer_closed" =>
  state === "offered" ? "closable" : "transfer_closed";
