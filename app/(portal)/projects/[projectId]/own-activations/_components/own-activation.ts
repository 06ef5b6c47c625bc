import type { Instant } from "@/lib/domain/instant";
import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import type { KeyContent } from "@/lib/domain/licenses/key-content";

/** An own activation as the list shows it. */
export type OwnActivation = Readonly<{
  id: string;
  lastGroup: string;
  state: KeyState;
  content: KeyContent;
  note: string;
  createdAt: Instant;
  usedFor: Readonly<{ kind: "project" | "account" | "elsewhere"; name: string; id: string | null }> | null;
  offeredTo: string | null;
}>;
