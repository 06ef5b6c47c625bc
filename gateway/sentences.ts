import type { GatewayEvent } from "@/gateway/events";
import type { License } from "@/gateway/license-document";
import { formatMoment } from "@/gateway/moment";

type Sentences = {
  [Name in GatewayEvent["event"]]: (facts: Extract<GatewayEvent, { event: Name }>) => string;
};

const REASONS = { power: "switched on", expired: "licenses ended", test_mode_over: "the test mode is over" };

const SENTENCES: Sentences = {
  started: ({ reason }) => `started: ${REASONS[reason]}`,
  restarting: ({ reason }) => `restarting: ${REASONS[reason]}`,
  enrolled: ({ serial }) => `enrolled: the portal certified this gateway as ${serial}`,
  provisioned: ({ name, model }) =>
    `provisioned: listed as "${name}" (${model}); it rents once somebody activates it there`,
  renewed: ({ until }) => `certificate renewed, good until ${formatMoment(until)}`,
  listening: ({ seq }) => `listening: the portal tells every change at once (document ${seq})`,
  polling: ({ reason }) => `polling: no events (${reason}); asking now and then`,
  replaced: () =>
    "somebody else listens under this identity; if that is no second program here, it was copied",
  running: ({ seq, until, licenses }) =>
    [`running ${until === null ? "without an end" : `until ${formatMoment(until)}`} (document ${seq})`]
      .concat(licenses.map(licenseLine))
      .join("\n"),
  stopped: ({ seq, since }) => `stopped since ${formatMoment(since)}: nothing runs (document ${seq})`,
  test_mode: ({ until }) => `test mode until ${formatMoment(until)}: everything runs`,
  unlicensed: () => "unlicensed: the portal has granted nothing yet",
  refused: ({ reason, seq }) => `refused a document${seq === null ? "" : ` (${seq})`}: ${reason}`,
  rejected: ({ code, reason, detail }) =>
    `the portal refused: ${detail} [${[code, reason].filter(Boolean).join(", ")}]`,
  acknowledged: ({ seq }) => `acknowledged document ${seq}`,
  offline: ({ reason }) => `offline: ${reason} What is stored still counts.`,
  online: () => "online again",
  clock_set_back: ({ by }) =>
    by === "portal"
      ? "the portal's clock was set back; this gateway's was not"
      : "this machine's clock was set back; the gateway goes on from where it was",
  state_not_kept: ({ reason }) =>
    `the disk takes nothing (${reason}); what was kept before counts, and writing is tried again`,
  state_kept: () => "the disk takes everything again",
  status_page: ({ url }) => `status page: ${url}`,
};

/** An event for people. */
export function sentenceOf<Name extends GatewayEvent["event"]>(
  event: Extract<GatewayEvent, { event: Name }>,
): string {
  return SENTENCES[event.event as Name](event);
}

/** A license for people. */
const licenseLine = ({ name, version, quantity, source }: License): string =>
  `    ${quantity} × ${name}${version === "" ? "" : ` ${version}`} (${source})`;
