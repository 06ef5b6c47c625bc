import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallPlace, isKeptCopy, noteCall, type Sighting } from "@/lib/domain/devices/sighting";
import { instant } from "@/lib/domain/instant";

const HOME = "198.51.100.7";
const LTE = "203.0.113.20";
const HOME_6 = "2001:db8:0:1::/64";
const START = 1_784_019_600n;

type Heard = Readonly<{ place?: string; boot?: string | null; userAgent?: string; after?: number }>;

/** Plays calls one after the other, each so many seconds after the last, and answers the signs they gave. */
function hear(calls: readonly Heard[]): (string | null)[] {
  let known: Sighting[] = [];
  let now = START;
  return calls.map(({ place = HOME, boot = null, userAgent = "gateway/1", after = 60 }) => {
    now += BigInt(after);
    const call: CallPlace = { place, userAgent, boot };
    const { sighting, sign } = noteCall(known, call, instant(now));
    known = [...known.filter((one) => !isSame(one, sighting)), sighting];
    return sign?.kind ?? null;
  });
}

const isSame = (one: CallPlace, other: CallPlace) =>
  one.place === other.place && one.boot === other.boot && one.userAgent === other.userAgent;

const signsIn = (calls: readonly Heard[]) => hear(calls).filter((sign) => sign !== null);

describe("two machines with one identity are noticed", () => {
  it("when a start is heard again after another one, wherever they call from", () => {
    expect(hear([{ boot: "one" }, { boot: "two" }, { boot: "one" }])).toEqual([null, null, "two_boots"]);
    const elsewhere = [{ boot: "one" }, { boot: "two", place: LTE }, { boot: "one" }];
    expect(hear(elsewhere).at(-1)).toBe("two_boots");
  });

  it("again and again, as long as both go on", () => {
    const calls = Array.from({ length: 8 }, (_, index) => ({ boot: index % 2 === 0 ? "one" : "two" }));
    expect(signsIn(calls)).toHaveLength(6);
  });

  it("when they name no start and take turns between two networks", () => {
    const calls = Array.from({ length: 5 }, (_, index) => ({ place: index % 2 === 0 ? HOME : LTE }));
    expect(hear(calls)).toEqual([null, null, null, null, "two_places"]);
  });

  it("when they name no start and the program differs, at the first return", () => {
    const calls = [{}, { place: LTE, userAgent: "curl/8" }, {}];
    expect(hear(calls)).toEqual([null, null, "two_places"]);
  });

  it("when only one of them names its start", () => {
    const calls = [{ boot: "one" }, { place: LTE, userAgent: "curl/8" }, { boot: "one" }];
    expect(hear(calls).at(-1)).toBe("two_places");
  });

  it("whatever else happens: two starts in turn are always noticed", () => {
    const heard = fc.record({
      place: fc.constantFrom(HOME, LTE, HOME_6),
      boot: fc.constantFrom("one", "two"),
      userAgent: fc.constantFrom("gateway/1", "gateway/2"),
      after: fc.integer({ min: 31, max: 100_000 }),
    });
    fc.assert(
      fc.property(fc.array(heard, { minLength: 3, maxLength: 12 }), (calls) => {
        const boots = calls.map(({ boot }) => boot).filter((boot, index, all) => boot !== all[index - 1]);
        return signsIn(calls).length > 0 === boots.length > 2;
      }),
    );
  });
});

describe("one machine is left alone", () => {
  it("when it changes its network, also back, as often as it likes, if it names its start", () => {
    const place = fc.constantFrom(HOME, LTE, HOME_6, "192.0.2.1");
    const after = fc.oneof(fc.nat(120), fc.nat(90_000));
    const calls = fc.array(fc.record({ place, after }), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(calls, (all) => signsIn(all.map((call) => ({ ...call, boot: "one" }))).length === 0),
    );
  });

  it("when it starts anew all the time, wherever it is", () => {
    const place = fc.constantFrom(HOME, LTE, HOME_6);
    const calls = fc.array(fc.record({ place, after: fc.nat(90_000) }), { maxLength: 30 });
    fc.assert(
      fc.property(
        calls,
        (all) => signsIn(all.map((call, index) => ({ ...call, boot: `start ${index}` }))).length === 0,
      ),
    );
  });

  it("when a call of its last start arrives after the first one of the new start", () =>
    expect(signsIn([{ boot: "one" }, { boot: "two" }, { boot: "one", after: 5 }])).toEqual([]));

  it("when its line fails and comes back, even if it names no start", () =>
    expect(signsIn([{}, { place: LTE }, {}, {}, {}])).toEqual([]));

  it("when its line fails every few hours", () => {
    const calls = Array.from({ length: 20 }, (_, index) => ({
      place: index % 2 === 0 ? HOME : LTE,
      after: 7_200,
    }));
    expect(signsIn(calls)).toEqual([]);
  });

  it("when it speaks IPv4 and IPv6 in turn", () => {
    const calls = Array.from({ length: 20 }, (_, index) => ({ place: index % 2 === 0 ? HOME : HOME_6 }));
    expect(signsIn(calls)).toEqual([]);
  });

  it("when its firmware was updated, with a new start or without naming one", () => {
    expect(signsIn([{}, { userAgent: "gateway/2" }, { userAgent: "gateway/2", boot: "one" }])).toEqual([]);
    expect(signsIn([{}, { userAgent: "gateway/2", place: LTE }, { userAgent: "gateway/2" }])).toEqual([]);
  });

  it("when a tool on it calls beside its program without naming a start", () =>
    expect(signsIn([{ boot: "one" }, { userAgent: "tool" }, { boot: "one" }, { userAgent: "tool" }])).toEqual(
      [],
    ));
});

describe("a place", () => {
  it("is kept with its first and last call, and the present one has the highest turn", () => {
    const call = { place: HOME, userAgent: "gateway/1", boot: null };
    const { sighting: first } = noteCall([], call, instant(START));
    const { sighting: again } = noteCall([first], call, instant(START + 60n));
    expect(again).toEqual({ ...first, lastSeenAt: START + 60n });
    const { sighting: other } = noteCall([again], { ...call, place: LTE }, instant(START + 90n));
    expect(other).toMatchObject({ firstTurn: 2n, turn: 2n, firstSeenAt: START + 90n });
  });
});

it("a superseded certificate is a kept copy after a quarter of an hour, not before", () => {
  expect(isKeptCopy(instant(START), instant(START + 900n))).toBe(false);
  expect(isKeptCopy(instant(START), instant(START + 901n))).toBe(true);
});
