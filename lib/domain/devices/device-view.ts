import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";

/** How a device is in touch: on an event stream, by asking now and then, or not at all. */
export const DEVICE_CONNECTIONS = ["connected", "polling", "offline"] as const;
export type DeviceConnection = (typeof DEVICE_CONNECTIONS)[number];

/** What is told of a device when it was last in touch. `since` is when its stream was opened, or has ended. */
export type DeviceContact = Readonly<{
  isConnected: boolean;
  since: Instant | null;
  lastSeenAt: Instant | null;
}>;

/** A device that polls does so about once a minute; one that missed two turns is away. */
export const POLLING_SECONDS = seconds(120n);

/**
 * How a device is in touch now. One whose stream has ended is away in that second, however lately it was seen; it polls
 * once it has called again after that.
 */
export function connectionAt(
  { isConnected, since, lastSeenAt }: DeviceContact,
  now: Instant,
): DeviceConnection {
  if (isConnected) return "connected";
  if (lastSeenAt === null || lastSeenAt < addSeconds(now, seconds(-POLLING_SECONDS))) return "offline";
  return since === null || lastSeenAt > since ? "polling" : "offline";
}

/** How the installed document stands to the current one. `none`: nothing was issued yet. */
export const INSTALLATIONS = ["none", "current", "outdated"] as const;
export type Installation = (typeof INSTALLATIONS)[number];

/** The number of the current document, of the last one installed, and of the last one refused. */
export type DocumentNumbers = Readonly<{
  documentSeq: number;
  installedSeq: number | null;
  refusedSeq: number | null;
}>;

/** Whether the device has what was last issued to it. */
export function installationOf({ documentSeq, installedSeq }: DocumentNumbers): Installation {
  if (documentSeq === 0) return "none";
  return (installedSeq ?? 0) >= documentSeq ? "current" : "outdated";
}

/** What somebody should look at, the gravest first. */
export const DEVICE_WARNINGS = [
  "copied",
  "refused",
  "certificate_expired",
  "mixed_versions",
  "mixed_sources",
  "certificate_expiring",
  "clock_off",
] as const;
export type DeviceWarning = (typeof DEVICE_WARNINGS)[number];

/** A device's clock is off from here on, in seconds: less comes from the line. Two minutes are the end of what is borne. */
export const CLOCK_OFF_SECONDS = 10;

/** What warnings are made of. `certificate` is how the best one stands; null: the portal knows none. */
export type WarningFacts = DocumentNumbers &
  Readonly<{
    hasAlarm: boolean;
    mixesVersions: boolean;
    mixesSources: boolean;
    certificate: "valid" | "expiring" | "expired" | null;
    clockSkewSeconds: number | null;
  }>;

/** The warnings of a device, in the order of `DEVICE_WARNINGS`. A refusal counts until a document was installed after it. */
export function warningsOf(facts: WarningFacts): DeviceWarning[] {
  const { refusedSeq, installedSeq, certificate, clockSkewSeconds } = facts;
  const holds: Readonly<Record<DeviceWarning, boolean>> = {
    copied: facts.hasAlarm,
    refused: refusedSeq !== null && refusedSeq > (installedSeq ?? 0),
    certificate_expired: certificate === "expired",
    mixed_versions: facts.mixesVersions,
    mixed_sources: facts.mixesSources,
    certificate_expiring: certificate === "expiring",
    clock_off: Math.abs(clockSkewSeconds ?? 0) >= CLOCK_OFF_SECONDS,
  };
  return DEVICE_WARNINGS.filter((warning) => holds[warning]);
}
