/** What became of an activation key. */
export const KEY_STATES = ["unused", "used", "cancelled"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Whether a key can be cancelled; what stands in the way is named like its refusal. */
export type CancelDecision = "cancellable" | "activation_key_used" | "activation_key_cancelled";

/** Whether a key can still be cancelled: only as long as nobody used it (docs/rules.md, 2: single use). */
export function decideCancelKey({ state }: Readonly<{ state: KeyState }>): CancelDecision {
  if (state === "used") return "activation_key_used";
  return state === "cancelled" ? "activation_key_cancelled" : "cancellable";
}
