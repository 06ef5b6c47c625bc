import { addSeconds, type Instant, type Seconds, seconds } from "@/lib/domain/instant";

/** For one device that is being set up now, or for all devices of a rollout. */
export const CODE_PURPOSES = ["device", "rollout"] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

/** How long a code lets devices in: a quarter of an hour, or seven days for a rollout. */
export const LIFETIMES: Readonly<Record<CodePurpose, Seconds>> = {
  device: seconds(15n * 60n),
  rollout: seconds(7n * 86_400n),
};

/** The most devices one rollout lets in. */
export const MOST_DEVICES = 1_000;

/** The second from which a code made now lets nobody in. */
export const expiryOf = (purpose: CodePurpose, now: Instant): Instant => addSeconds(now, LIFETIMES[purpose]);

/** What matters of a code: how many devices it let in, how many it may, and until when. */
export type CodeFacts = Readonly<{
  usedDevices: number;
  mostDevices: number;
  expiresAt: Instant;
  endedAt: Instant | null;
}>;

/** Whether a code lets a device in; what stands in its way is named like its refusal. */
export type CodeDecision =
  | "usable"
  | "provisioning_code_ended"
  | "provisioning_code_used"
  | "provisioning_code_expired";

/** Decides about a code that exists. What a person did to it is told first, then that it is used up, then its age. */
export function decideCode(code: CodeFacts, now: Instant): CodeDecision {
  if (code.endedAt !== null) return "provisioning_code_ended";
  if (code.usedDevices >= code.mostDevices) return "provisioning_code_used";
  return now < code.expiresAt ? "usable" : "provisioning_code_expired";
}

/** A code in its one spelling, however it was typed: in any case, with dashes or without, `O` for `0`, `I` for `1`. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
