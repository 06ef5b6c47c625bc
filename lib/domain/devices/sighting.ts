import { type Instant, secondsBetween } from "@/lib/domain/instant";

/** From where a certificate calls: the network, the program, and the start of that program it names, if it does. */
export type CallPlace = Readonly<{ place: string; userAgent: string; boot: string | null }>;

/**
 * A place a certificate has called from. `turn` counts how often the caller changed before: the highest is the present
 * one. `returns` counts how often this network came back after another one, since `returnsSince`.
 */
export type Sighting = CallPlace &
  Readonly<{
    firstTurn: bigint;
    turn: bigint;
    firstSeenAt: Instant;
    lastSeenAt: Instant;
    returns: number;
    returnsSince: Instant | null;
  }>;

/** What one machine alone does not do, see `noteCall`. */
export type CopySign = "two_boots" | "two_places";

/** What is known after a call: the place as it is to be kept, and what it gives away with whom, if anything. */
export type NotedCall = Readonly<{
  sighting: Sighting;
  sign: Readonly<{ kind: CopySign; other: Sighting }> | null;
}>;

/** A call of the last program may still be under way when the device has already started anew. */
const UNDER_WAY_SECONDS = 30n;
/** Networks that take turns count within this time. */
const WINDOW_SECONDS = 3_600n;
/** A line that fails and comes back makes one or two returns; two machines make them all the time. */
const MOST_RETURNS = 2;

/**
 * Notes a call, and tells a copied identity from a device that has moved. Changing the network is no sign, nor is
 * starting anew, nor a second uplink of a device that names its start. A sign is
 * - `two_boots`: a start that is heard again after another one. No device returns to an earlier start.
 * - `two_places`, where one of them names no start: two networks of one kind (IPv4 or IPv6) in turn, three times within
 *   an hour, or once when the program differs, too.
 */
export function noteCall(known: readonly Sighting[], call: CallPlace, now: Instant): NotedCall {
  const latest = latestOf(known);
  if (!latest) return { sighting: firstSighting(call, 1n, now), sign: null };
  if (isSame(latest, call)) return { sighting: { ...latest, lastSeenAt: now }, sign: null };
  const before = known.find((one) => isSame(one, call));
  const network = otherNetwork(known, call);
  const turn = latest.turn + 1n;
  const sighting = before
    ? returned(before, { turn, isReturn: network !== null, now })
    : firstSighting(call, turn, now);
  return { sighting, sign: signOf(known, { call, sighting, network, now }) };
}

type Caller = Readonly<{ call: CallPlace; sighting: Sighting; network: Sighting | null; now: Instant }>;

function signOf(known: readonly Sighting[], { call, sighting, network, now }: Caller): NotedCall["sign"] {
  const boot = otherBoot(known, call, now);
  if (boot) return { kind: "two_boots", other: boot };
  const takesTurns =
    network !== null &&
    (returnsOf(known, sighting, now) > MOST_RETURNS || isOtherProgram(sighting, network, now));
  return takesTurns ? { kind: "two_places", other: network } : null;
}

/** The start that was heard since this one was heard last, if this one was. */
function otherBoot(known: readonly Sighting[], { boot }: CallPlace, now: Instant): Sighting | null {
  const own = latestOf(known.filter((one) => one.boot === boot));
  if (boot === null || own === null) return null;
  const between = known.filter(
    (one) =>
      one.boot !== null && one.turn > own.turn && secondsBetween(one.firstSeenAt, now) >= UNDER_WAY_SECONDS,
  );
  return latestOf(between);
}

/** The network of the same kind that was heard last, when this one comes back after it and one of both is nameless. */
function otherNetwork(known: readonly Sighting[], call: CallPlace): Sighting | null {
  const alike = known.filter(({ place }) => familyOf(place) === familyOf(call.place));
  const wasHere = alike.some(({ place, boot }) => place === call.place && boot === call.boot);
  const latest = latestOf(alike);
  if (!wasHere || latest === null || latest.place === call.place) return null;
  return latest.boot === null || call.boot === null ? latest : null;
}

/** How often networks of this kind came back within the window, this time included. */
const returnsOf = (known: readonly Sighting[], sighting: Sighting, now: Instant): number =>
  [sighting, ...known.filter((one) => !isSame(one, sighting))]
    .filter(({ place }) => familyOf(place) === familyOf(sighting.place))
    .filter(({ returnsSince }) => returnsSince !== null && isRecent(returnsSince, now))
    .reduce((sum, { returns }) => sum + returns, 0);

/** Whether the very program that was here before is back, after another one from elsewhere. */
const isOtherProgram = (sighting: Sighting, other: Sighting, now: Instant): boolean =>
  sighting.firstTurn < other.turn &&
  sighting.userAgent !== other.userAgent &&
  isRecent(other.lastSeenAt, now);

const latestOf = (sightings: readonly Sighting[]): Sighting | null =>
  sightings.reduce<Sighting | null>((one, other) => (one && one.turn > other.turn ? one : other), null);

const firstSighting = ({ place, userAgent, boot }: CallPlace, turn: bigint, now: Instant): Sighting => ({
  place,
  userAgent,
  boot,
  firstTurn: turn,
  turn,
  firstSeenAt: now,
  lastSeenAt: now,
  returns: 0,
  returnsSince: null,
});

type Return = Readonly<{ turn: bigint; isReturn: boolean; now: Instant }>;

function returned(before: Sighting, { turn, isReturn, now }: Return): Sighting {
  const back = { ...before, turn, lastSeenAt: now };
  if (!isReturn) return back;
  const goesOn = before.returnsSince !== null && isRecent(before.returnsSince, now);
  return goesOn ? { ...back, returns: before.returns + 1 } : { ...back, returns: 1, returnsSince: now };
}

const isRecent = (since: Instant, now: Instant): boolean => secondsBetween(since, now) < WINDOW_SECONDS;

const isSame = (one: CallPlace, other: CallPlace): boolean =>
  one.place === other.place && one.userAgent === other.userAgent && one.boot === other.boot;

const familyOf = (place: string): "ipv4" | "ipv6" => (place.includes(":") ? "ipv6" : "ipv4");

/** How long a superseded certificate may still be heard before it is a copy: calls under way, a restart from a backup. */
const SUPERSEDED_GRACE_SECONDS = 900n;

/** Whether a certificate that was superseded is used by somebody who kept a copy. */
export const isKeptCopy = (supersededAt: Instant, now: Instant): boolean =>
  secondsBetween(supersededAt, now) > SUPERSEDED_GRACE_SECONDS;
