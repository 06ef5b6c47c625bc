import { randomBytes } from "node:crypto";
import {
  ACTIVATION_KEY_BYTES,
  type ActivationKey,
  formatActivationKey,
  parseActivationKey,
} from "@/lib/domain/licenses/activation-key";

/** A new activation key, drawn at random; nobody has stored it yet. */
export const drawActivationKey = (): ActivationKey =>
  parseActivationKey(formatActivationKey(randomBytes(ACTIVATION_KEY_BYTES)));
