import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { Looks } from "@/server/channel/looks";

const serialsUpTo = (count: number): Serial[] =>
  Array.from({ length: count }, (_, number) => parseSerial(`0090aa${(0x10_00_00 + number).toString(16)}`));
const [one, other] = serialsUpTo(2) as [Serial, Serial];

type Look = Readonly<{
  serials: readonly Serial[];
  finish: (left?: readonly Serial[]) => Promise<void>;
  fail: () => Promise<void>;
}>;

async function after(end: () => void): Promise<void> {
  end();
  await setImmediate();
}

/** Looks that are under way until they are told how they end. */
function watched() {
  const begun: { together: Look[]; alone: Look[] } = { together: [], alone: [] };
  const start = (into: Look[], serials: readonly Serial[]) =>
    new Promise<readonly Serial[]>((resolve, reject) => {
      into.push({
        serials,
        finish: (left = []) => after(() => resolve(left)),
        fail: () => after(() => reject(new Error("broken"))),
      });
    });
  const looks = new Looks({
    together: (serials) => start(begun.together, serials),
    alone: async (serial) => void (await start(begun.alone, [serial])),
  });
  return { looks, ...begun };
}

test("a thousand are looked at in companies, two at a time, and each once", async () => {
  const { looks, together, alone } = watched();
  const all = serialsUpTo(1_000);
  for (const serial of [...all, ...all]) looks.ask(serial);
  await setImmediate();
  for (let look = 0; look < 10; look += 1) {
    expect(together).toHaveLength(Math.min(look + 2, 10));
    await together[look]?.finish();
  }
  expect(together.map(({ serials }) => serials.length)).toEqual(Array.from({ length: 10 }, () => 100));
  expect(together.flatMap(({ serials }) => serials)).toEqual(all);
  expect(alone).toEqual([]);
});

test("whoever asks during a look gets another one after it, and never two at once", async () => {
  const { looks, together } = watched();
  looks.ask(one);
  await setImmediate();
  looks.ask(one);
  looks.ask(one);
  await setImmediate();
  expect(together).toHaveLength(1);
  await together[0]?.finish();
  expect(together.map(({ serials }) => serials)).toEqual([[one], [one]]);
  await together[1]?.finish();
  expect(together).toHaveLength(2);
});

test("who was left out is looked at alone, while the others go on", async () => {
  const { looks, together, alone } = watched();
  looks.ask(one);
  await setImmediate();
  await together[0]?.finish([one]);
  expect(alone.map(({ serials }) => serials)).toEqual([[one]]);
  looks.ask(other);
  await setImmediate();
  await together[1]?.finish();
  looks.ask(one);
  await setImmediate();
  expect(together).toHaveLength(2);
  await alone[0]?.finish();
  expect(together.at(-1)?.serials).toEqual([one]);
});

test("a device that breaks its company's look keeps nobody waiting, and is looked at again", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const { looks, together, alone } = watched();
  for (const serial of [one, other]) looks.ask(serial);
  await setImmediate();
  expect(together.map(({ serials }) => serials)).toEqual([[one, other]]);
  await together[0]?.fail();
  expect(alone.map(({ serials }) => serials)).toEqual([[one], [other]]);
  await alone[0]?.fail();
  await alone[1]?.finish();
  expect(together).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  await setImmediate();
  expect(together.slice(1).map(({ serials }) => serials)).toEqual([[one]]);
});

test("after the end nothing is begun any more", async () => {
  const { looks, together, alone } = watched();
  looks.ask(one);
  await setImmediate();
  looks.ask(one);
  looks.stop();
  await together[0]?.finish([one]);
  expect([together.length, alone.length]).toEqual([1, 0]);
});
