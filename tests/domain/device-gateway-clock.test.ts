import { describe, expect, it } from "vitest";
import { type ClockMemory, createClock } from "@/gateway/clock";

const START = 1_784_019_600;

/** A clock whose machine stands where the test puts it. */
function clockAt(kept: ClockMemory | null = null, wallSecond = START) {
  const machine = { monotonic: 500, wall: wallSecond * 1000 };
  const clock = createClock({ monotonic: () => machine.monotonic, wall: () => machine.wall }, kept);
  return { clock, pass: (milliseconds: number) => (machine.monotonic += milliseconds), machine };
}

describe("a gateway's clock", () => {
  it("begins with the machine's time and then follows the portal", () => {
    const { clock } = clockAt();
    expect(clock.now()).toBe(START);
    expect(clock.contact(START + 86_400, false)).toBe("followed");
    expect(clock.now()).toBe(START + 86_400);
  });

  it("goes on by itself, whole seconds, whatever happens to the machine's time", () => {
    const { clock, pass, machine } = clockAt();
    clock.contact(START, false);
    machine.wall -= 3_600_000;
    pass(9_999);
    expect(clock.now()).toBe(START + 9);
    expect(clock.millisecondsUntil(START + 12)).toBe(2_001);
    expect(clock.millisecondsUntil(START)).toBe(0);
  });

  it("stands still while the demo portal's clock does, until the portal is lost", () => {
    const { clock, pass } = clockAt();
    clock.contact(START, true);
    pass(60_000);
    expect(clock.now()).toBe(START);
    expect(clock.millisecondsUntil(START + 1)).toBe(Infinity);
    clock.contactLost();
    pass(2_000);
    expect(clock.now()).toBe(START + 2);
  });

  it("goes back to the portal's time when it ran ahead, but never behind an earlier contact", () => {
    const { clock, pass } = clockAt();
    clock.contact(START + 100, false);
    pass(30_000);
    expect(clock.contact(START + 110, false)).toBe("followed");
    expect(clock.now()).toBe(START + 110);
    expect(clock.contact(START + 109, false)).toBe("late");
    expect(clock.contact(START - 10, false)).toBe("late");
    expect(clock.contact(START - 11, false)).toBe("set_back");
    expect(clock.now()).toBe(START + 110);
  });
});

describe("a gateway's clock after a restart", () => {
  const before = { contactAt: START, shownAt: START + 50, wallAt: START + 1_000 };

  it("has gone on by what passed on the machine's clock", () => {
    expect(clockAt(before, START + 1_007).clock.now()).toBe(START + 57);
  });

  it("gains nothing from a machine's clock that was set back", () => {
    expect(clockAt(before, START - 86_400).clock.now()).toBe(START + 50);
  });

  it("still refuses a portal time before its last contact", () => {
    const { clock } = clockAt(before, START + 1_000);
    expect(clock.contact(START - 1, false)).toBe("late");
    expect(clock.contact(START - 121, false)).toBe("set_back");
    expect(clock.now()).toBe(START + 50);
    expect(clock.contact(START, false)).toBe("followed");
  });

  it("remembers what it showed", () => {
    const { clock, pass, machine } = clockAt();
    clock.contact(START + 5, false);
    pass(3_000);
    machine.wall += 3_000;
    expect(clock.memory()).toEqual({ contactAt: START + 5, shownAt: START + 8, wallAt: START + 3 });
  });
});
