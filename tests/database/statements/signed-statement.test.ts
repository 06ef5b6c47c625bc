import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Instant } from "@/lib/domain/instant";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { streamSignedStatement } from "@/lib/features/signed-statements/data";
import { signingKey } from "@/lib/platform/signing/current-key";
import { verifyStatement } from "@/lib/platform/signing/verify-statement";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  newSerial,
  openRental,
  PORT,
  publishPrices,
  rent,
  type Rental,
  UC,
} from "@/tests/support/rental";

const DAY = 86_400n;
const run = promisify(execFile);

let rental: Rental;
let middle: Instant;
let folder: string;

/** Charges, changes, a stop, new prices and an end. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "statement-"));
  await freezeClock();
  rental = await openRental();
  await addPbx(rental.partner, {
    accountId: rental.accountId,
    serial: newSerial(),
    name: "Branch",
    scenario: "cloud",
  });
  await chargeIsc(rental, "2.50");
  await rent(rental, { [PORT]: 20, [UC]: 1 });
  await advanceClock(2n * DAY);
  await rent(rental, { [PORT]: 30 });
  middle = await advanceClock(DAY);
  await advanceClock(30n * DAY);
  await publishPrices(rental, { [PORT]: "0.75", [UC]: "2.00" });
  await advanceClock(1n);
  await chargeIsc(rental, "7.00");
  await advanceClock(DAY);
  await rent(rental, {});
});
afterAll(() => rm(folder, { recursive: true }));

const exported = async (span: { from?: Instant; to?: Instant } = {}) =>
  text(await streamSignedStatement({ account: { id: rental.accountId, name: "account" }, ...span }));
const keys = async () => [(await signingKey()).publicJwk];
const verify = async (file: string) =>
  verifyStatement([Buffer.from(file)] as unknown as Readable, await keys());

describe("the signed export of a ledger", () => {
  it("is in order as the portal made it, and ends where the ledger ends", async () => {
    const ledger = await readLedger(rental.accountId);
    const verdict = await verify(await exported());
    expect(verdict).toMatchObject({
      entries: BigInt(ledger.length),
      standing: { hash: Buffer.from(ledger.at(-1)?.hash ?? "").toString("hex") },
    });
    expect(ledger.length).toBeGreaterThan(7);
  });

  it("of a time says where the account stood before, and is in order by itself", async () => {
    const ledger = await readLedger(rental.accountId);
    const late = ledger.filter(({ at }) => at >= middle);
    const verdict = await verify(await exported({ from: middle }));
    expect(verdict).toMatchObject({
      entries: BigInt(late.length),
      standing: { sequence: String(ledger.length) },
    });
    const early = await verify(await exported({ to: middle }));
    expect(early).toMatchObject({ header: { opening: { sequence: "0" } } });
    expect("entries" in early && early.entries).toBeLessThan(BigInt(ledger.length));
    const nothing = await verify(await exported({ from: (await portalTime()) as Instant }));
    expect(nothing).toMatchObject({ header: { opening: { hash: expect.any(String) } } });
  });

  it("gives its place among the exports back, also when nobody reads it", async () => {
    for (let index = 0; index < 12; index += 1) {
      const stream = await streamSignedStatement({ account: { id: rental.accountId, name: "account" } });
      stream.destroy();
    }
    expect(await verify(await exported())).toHaveProperty("kid");
  });
});

const command = (args: string[]) =>
  run(process.execPath, ["scripts/run.mjs", "scripts/verify-statement.ts", ...args], {
    env: { ...process.env, DATABASE_URL: "", LICENSE_SIGNING_KEY: "" },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );
const written = async (name: string, content: string) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe("npm run verify-statement", () => {
  it("says that a file is in order, by whose key, and which line of another one is not", async () => {
    const file = await exported();
    const jwks = await written("jwks.json", JSON.stringify({ keys: await keys() }));
    const good = await command([await written("good.ndjson", file), "--jwks", jwks]);
    expect(good).toMatchObject({
      code: 0,
      said: expect.stringMatching(/In order: account, .*one of the given keys/s),
    });
    const changed = file.replace(/"quantity":20/, '"quantity":21');
    const bad = await command([await written("bad.ndjson", changed), "--jwks", jwks]);
    expect(bad).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Not in order\. Line \d+: its lines burn/m),
    });
  });

  it("says what it needs when it is not told, and when there is no such file", async () => {
    expect(await command([])).toMatchObject({
      code: 2,
      said: expect.stringContaining("verify-statement -- FILE"),
    });
    expect(await command(["/nowhere/at.all"])).toMatchObject({
      code: 2,
      said: expect.stringContaining("no such file"),
    });
  });
});
