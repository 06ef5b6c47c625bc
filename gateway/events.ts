import { formatMoment } from "@/gateway/moment";
import type { License } from "@/gateway/license-document";

/** Everything a gateway tells. Seconds are portal time. */
export type GatewayEvent =
  | Readonly<{ event: "enrolled"; serial: string }>
  | Readonly<{ event: "running"; seq: number; until: number | null; licenses: readonly License[] }>
  | Readonly<{ event: "stopped"; seq: number; since: number }>
  | Readonly<{ event: "unlicensed" }>
  | Readonly<{ event: "refused"; reason: string; seq: number | null }>
  | Readonly<{ event: "rejected"; code: string; reason: string; detail: string }>
  | Readonly<{ event: "acknowledged"; seq: number }>
  | Readonly<{ event: "offline"; reason: string }>
  | Readonly<{ event: "online" }>
  | Readonly<{ event: "clock_set_back" }>;

/** Where events go. `at` is the gateway's idea of portal time. */
export type Report = (event: GatewayEvent, at: number) => void;

/** Writes events as one JSON object per line, or as sentences. */
export function createReport(write: (line: string) => void, asJson: boolean): Report {
  return (event, at) => write(asJson ? jsonLine(event, at) : `${formatMoment(at)}  ${sentenceOf(event)}`);
}

/** Seconds become RFC 3339 here, so that nobody outside has to know the unit. */
function jsonLine({ event, ...facts }: GatewayEvent, at: number): string {
  const shown = Object.entries(facts).map(([name, value]) => [
    name,
    isMoment(name, value) ? formatMoment(value) : value,
  ]);
  return JSON.stringify({ event, at: formatMoment(at), ...Object.fromEntries(shown) });
}

const isMoment = (name: string, value: unknown): value is number =>
  (name === "until" || name === "since") && typeof value === "number";

type Sentences = {
  [Name in GatewayEvent["event"]]: (facts: Extract<GatewayEvent, { event: Name }>) => string;
};

const SENTENCES: Sentences = {
  enrolled: ({ serial }) => `enrolled: the portal certified this gateway as ${serial}`,
  running: ({ seq, until, licenses }) =>
    [`running ${until === null ? "without an end" : `until ${formatMoment(until)}`} (document ${seq})`]
      .concat(licenses.map(licenseLine))
      .join("\n"),
  stopped: ({ seq, since }) => `stopped since ${formatMoment(since)}: nothing runs (document ${seq})`,
  unlicensed: () => "unlicensed: the portal has granted nothing yet",
  refused: ({ reason, seq }) => `refused a document${seq === null ? "" : ` (${seq})`}: ${reason}`,
  rejected: ({ code, reason, detail }) =>
    `the portal refused: ${detail} [${[code, reason].filter(Boolean).join(", ")}]`,
  acknowledged: ({ seq }) => `acknowledged document ${seq}`,
  offline: ({ reason }) => `offline: ${reason} What is stored still counts.`,
  online: () => "online again",
  clock_set_back: () => "the portal's clock was set back; this gateway's was not",
};

function sentenceOf<Name extends GatewayEvent["event"]>(
  event: Extract<GatewayEvent, { event: Name }>,
): string {
  return SENTENCES[event.event as Name](event);
}

const licenseLine = ({ name, version, quantity, source }: License): string =>
  `    ${quantity} × ${name}${version === "" ? "" : ` ${version}`} (${source})`;
