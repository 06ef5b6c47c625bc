import type { Channel } from "@/gateway/channel";
import { sentenceOf } from "@/gateway/sentences";
import type { Gateway } from "@/gateway/gateway";
import type { License } from "@/gateway/license-document";
import { formatMoment } from "@/gateway/moment";
import type { Session } from "@/gateway/session";
import { licensesAt, situationAt } from "@/gateway/situation";
import { holdingOf } from "@/gateway/tell";

/** What the status page shows of a gateway. Times are RFC 3339 in portal time. Nothing in it opens anything. */
export type Snapshot = Readonly<{
  serial: string;
  portal: string;
  firmware: string;
  now: string;
  state: "running" | "stopped" | "test_mode" | "unlicensed";
  until: string | null;
  since: string | null;
  licenses: readonly License[];
  deniedLicenseKeys: readonly string[];
  channel: Readonly<{ state: Channel["state"]; since: string | null; heardAt: string | null }>;
  document: Readonly<{ seq: number; acknowledged: boolean; issuedAt: string; endsAt: string | null }> | null;
  certificateUntil: string | null;
  testModeUntil: string | null;
  untold: number;
  /** Why the disk takes nothing; null while it does. */
  diskFault: string | null;
  recent: readonly Readonly<{ at: string; event: string; sentence: string }>[];
}>;

const shown = (second: number | null): string | null => (second === null ? null : formatMoment(second));

/** What there is to say about a gateway now; null before it has started. */
export function snapshotOf(gateway: Gateway): Snapshot | null {
  const session = gateway.session();
  if (!session) return null;
  const { state, document, identity, channel, clock } = session;
  const now = clock.now();
  return {
    serial: session.serial,
    portal: session.portal,
    firmware: session.firmware,
    now: formatMoment(now),
    ...doingOf(session, now),
    licenses: document ? licensesAt(document, now) : [],
    deniedLicenseKeys: document?.denied.licenseKeys ?? [],
    channel: { state: channel.state, since: shown(channel.since), heardAt: shown(channel.heardAt) },
    document: documentOf(session),
    certificateUntil: shown(identity.validity?.until ?? null),
    testModeUntil: shown(state.testModeUntil),
    untold: state.notices.length,
    diskFault: session.told.disk || null,
    recent: gateway.recent().map(({ event, at }) => ({
      at: formatMoment(at),
      event: event.event,
      sentence: sentenceOf(event),
    })),
  };
}

function doingOf(session: Session, now: number): Pick<Snapshot, "state" | "until" | "since"> {
  const situation = situationAt(holdingOf(session), now);
  const until = "until" in situation ? shown(situation.until) : null;
  const since = "since" in situation ? shown(situation.since) : null;
  return { state: situation.state, until, since };
}

function documentOf({ document, state }: Session): Snapshot["document"] {
  if (!document) return null;
  const { seq, issuedAt, expiresAt } = document;
  const acknowledged = state.acknowledgedSeq >= seq;
  return { seq, acknowledged, issuedAt: formatMoment(issuedAt), endsAt: shown(expiresAt) };
}
