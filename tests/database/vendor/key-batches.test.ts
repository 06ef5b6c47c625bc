import { expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { checkKeyBatch, issueKeyBatch, issueKeyList } from "@/lib/features/key-batches/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { db } from "@/lib/platform/db/client";
import { readCsv } from "@/lib/platform/csv/read-csv";
import { openRental, PORT, UC } from "@/tests/support/rental";

const rental = await openRental();
const { vendor, partner, customer } = rental;
const list = (csv: string) => ({ csv, locale: "en" as const });
const countKeys = () => db.activationKey.count();

const GOOD = `isc;articles;count;order_number;note
300.00;;2;PO-1;=Bergmann
;${PORT}:37 ${UC}:4;;PO-2;`;

test("a list is shown line by line before anything is issued", async () => {
  const before = await countKeys();
  expect(await checkKeyBatch(vendor, list(GOOD))).toEqual({
    lines: [
      { line: 2, content: "300.00 iSC", count: 2, orderNumber: "PO-1", note: "=Bergmann", fault: null },
      { line: 3, content: `${PORT}:37 ${UC}:4`, count: 1, orderNumber: "PO-2", note: "", fault: null },
    ],
    keys: 3,
    faults: 0,
  });
  expect(await countKeys()).toBe(before);
});

test("each bad line has its own sentence, and then nothing is issued", async () => {
  const csv = `isc,articles,count,note
300,,,good
,,,
1,${PORT}:1,,both
12.505,,,three decimals
,${PORT}=4,,no list
,${PORT}:0,,none
,99-99999-999:4,,no such article
5,,0,no keys
5,,1001,too many`;
  const before = await countKeys();
  const { lines, faults } = await checkKeyBatch(vendor, list(csv));
  expect(faults).toBe(7);
  expect(lines.map(({ line, fault }) => [line, fault?.slice(0, 52) ?? null])).toEqual([
    [2, null],
    [4, "Say either an iSC value or articles: a key holds one"],
    [5, "isc: An amount has at most two decimals; nothing is "],
    [6, expect.stringMatching(/^articles: “02-\S+=4” is not a list of articles/)],
    [7, expect.stringMatching(/^articles: The quantity of 02-/)],
    [8, "articles: There is no article 99-99999-999."],
    [9, "count: Please enter 1 or more."],
    [10, "count: Please enter 1000 or less."],
  ]);
  const issued = issueKeyList(vendor, list(csv));
  await expect(issued).rejects.toMatchObject({ code: "list_faulty", details: { faults: 7 } });
  expect(await countKeys()).toBe(before);
});

test("a good list is issued once, and its file holds every key beside its order", async () => {
  const before = await countKeys();
  const { keys, csv } = await issueKeyList(vendor, list(GOOD), "batch-1");
  expect(await issueKeyList(vendor, list(GOOD), "batch-1")).toEqual({ keys, csv });
  expect(await countKeys()).toBe(before + 3);
  const required = ["activation_key", "content", "order_number", "note"];
  const rows = readCsv(csv, { required, optional: [], mostLines: 9 }).map(({ cells }) => cells);
  expect(rows.map(({ activation_key }) => activation_key)).toEqual(
    keys.map(({ activationKey }) => activationKey),
  );
  expect(rows[0]).toMatchObject({ content: "300.00 iSC", order_number: "PO-1", note: "'=Bergmann" });
  expect(rows[2]).toMatchObject({ content: `${PORT}:37 ${UC}:4`, order_number: "PO-2" });
  const activationKey = parseActivationKey(rows[1]?.activation_key ?? "");
  expect(await chargeAccount(partner, { accountId: rental.accountId, activationKey })).toMatchObject({
    chargedIsc: "300.00",
  });
});

test("the keys of a batch lie nowhere in the clear", async () => {
  const { keys } = await issueKeyList(vendor, list(GOOD), "batch-2");
  const [row] = await db.$queryRaw<{ answer: unknown }[]>`
    SELECT answer FROM idempotency_references WHERE reference = 'batch-2'`;
  expect(JSON.stringify(row)).not.toContain(keys[0]?.activationKey.slice(6, 20));
});

test("only the vendor's staff issues lists, and not without end", async () => {
  for (const scope of [partner, customer])
    await expect(checkKeyBatch(scope, list(GOOD))).rejects.toMatchObject({ code: "organization_kind_wrong" });
  const many = `isc,count\n1,600\n1,600`;
  await expect(checkKeyBatch(vendor, list(many))).rejects.toMatchObject({ code: "too_many_keys" });
  await expect(issueKeyList(vendor, list(many))).rejects.toMatchObject({ code: "too_many_keys" });
  const order = { isc: 1n as never, count: 600, note: "" };
  expect(() => issueKeyBatch(vendor, [order, order])).toThrow(/too_many_keys/);
});
