import type { License } from "@/gateway/license-document";
import { formatMoment } from "@/gateway/moment";
import { sentenceOf } from "@/gateway/sentences";

/** Why a gateway started: it was switched on, licenses or the test mode ended. */
export type StartReason = "power" | RestartReason;
export type RestartReason = "expired" | "test_mode_over";

/** Everything a gateway tells. Seconds are portal time. */
export type GatewayEvent =
  | Readonly<{ event: "started"; reason: StartReason }>
  | Readonly<{ event: "restarting"; reason: RestartReason }>
  | Readonly<{ event: "enrolled"; serial: string }>
  | Readonly<{ event: "provisioned"; name: string; model: string }>
  | Readonly<{ event: "renewed"; until: number }>
  | Readonly<{ event: "listening"; seq: number }>
  | Readonly<{ event: "polling"; reason: string }>
  | Readonly<{ event: "replaced" }>
  | Readonly<{ event: "running"; seq: number; until: number | null; licenses: readonly License[] }>
  | Readonly<{ event: "stopped"; seq: number; since: number }>
  | Readonly<{ event: "test_mode"; until: number }>
  | Readonly<{ event: "unlicensed" }>
  | Readonly<{ event: "refused"; reason: string; seq: number | null }>
  | Readonly<{ event: "rejected"; code: string; reason: string; detail: string }>
  | Readonly<{ event: "acknowledged"; seq: number }>
  | Readonly<{ event: "offline"; reason: string }>
  | Readonly<{ event: "online" }>
  | Readonly<{ event: "clock_set_back"; by: "portal" | "machine" }>
  | Readonly<{ event: "state_not_kept"; reason: string }>
  | Readonly<{ event: "state_kept" }>
  | Readonly<{ event: "status_page"; url: string }>;

/** Where events go. `at` is the gateway's idea of portal time. */
export type Report = (event: GatewayEvent, at: number) => void;

/** How events are written. A serial stands in front where several gateways write in turn. */
export type Manner = Readonly<{ asJson: boolean; serial: string | null }>;

/** Writes events as one JSON object per line, or as sentences. */
export function createReport(write: (line: string) => void, { asJson, serial }: Manner): Report {
  const name = serial === null ? "" : `${serial}  `;
  return (event, at) => {
    if (asJson) write(jsonLine(event, at, serial));
    else write(`${formatMoment(at)}  ${name}${sentenceOf(event)}`);
  };
}

/** Seconds become RFC 3339 here, so that nobody outside has to know the unit. */
function jsonLine({ event, ...facts }: GatewayEvent, at: number, serial: string | null): string {
  const shown = Object.entries(facts).map(([name, value]) => [
    name,
    isMoment(name, value) ? formatMoment(value) : value,
  ]);
  const speaker = serial === null ? {} : { serial };
  return JSON.stringify({ event, at: formatMoment(at), ...speaker, ...Object.fromEntries(shown) });
}

const isMoment = (name: string, value: unknown): value is number =>
  (name === "until" || name === "since") && typeof value === "number";
