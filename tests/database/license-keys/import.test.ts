import { beforeAll, expect, test } from "vitest";
import { checkImport, importLicenseKeys } from "@/lib/features/license-imports/mutations";
import { db } from "@/lib/platform/db/client";
import { createHolder, type Holder, OPERATOR, PORT14, standingOf } from "@/tests/support/licenses";

const HEAD = "License,Amount,Serial,End customer,Location,Description";
const code = (of: string, details = {}) =>
  expect.objectContaining({ code: of, details: expect.objectContaining(details) });

let holder: Holder;
beforeAll(async () => {
  holder = await createHolder({ [PORT14]: 10, [OPERATOR]: 2 });
});
const check = (...lines: string[]) =>
  checkImport(holder.partner, { projectId: holder.projectId, csv: lines.join("\n") });

test("a good list is shown as it would be bound, and then bound, once", async () => {
  const own = await createHolder({ [PORT14]: 10, [OPERATOR]: 2 });
  const csv = [
    HEAD,
    `${PORT14},3,00-90-33-00-00-01,Bergmann,Hamburg,"master, first floor"`,
    "pbx-operator14,1,009033000001,Bergmann,Hamburg,",
  ].join("\r\n");
  const wanted = { projectId: own.projectId, csv };
  const { bad, answer, lines } = await checkImport(own.partner, wanted);
  expect([bad, lines.length]).toEqual([0, 2]);
  expect(answer).toMatchObject({ left: [{ left: 7 }, { left: 1 }] });
  expect(await standingOf(own.projectId, PORT14)).toMatchObject({ onDevices: 0 });
  await importLicenseKeys(own.partner, wanted, "one");
  await importLicenseKeys(own.partner, wanted, "one");
  expect(await standingOf(own.projectId, PORT14)).toMatchObject({ left: 7, onDevices: 3 });
  const rows = await db.licenseKey.findMany({ where: { projectId: own.projectId, articleNumber: PORT14 } });
  expect(rows).toMatchObject([{ description: "master, first floor", serial: "00-90-33-00-00-01" }]);
});

test("each bad line is marked with its reason, the good ones are not, and nothing is imported", async () => {
  const lines = [
    HEAD,
    "PBX-Port14,4,00-90-33-00-00-02,,,",
    "PBX-Port99,1,00-90-33-00-00-02,,,",
    "PBX-Port14,none,00-90-33-00-00-02,,,",
    "PBX-Port14,1,00-90-33,,,",
    "PBX-Port14,1,00-90-33-00-00-02",
    `PBX-Port14,1,00-90-33-00-00-02,${"x".repeat(81)},,`,
    "PBX-Port14,7,00-90-33-00-00-02,,,",
    "PBX-Port14,6,00-90-33-00-00-02,,,",
    "Relay-BRI,1,00-04-13-00-00-02,,,",
  ];
  const { lines: shown, bad, answer } = await check(...lines);
  expect(shown.map(({ line, fault }) => [line, fault?.code ?? null])).toEqual([
    [2, null],
    [3, "article_unknown"],
    [4, "quantity_invalid"],
    [5, "serial_malformed"],
    [6, "csv_malformed"],
    [7, "csv_cell_too_long"],
    [8, "not_enough_left"],
    [9, null],
    [10, "article_does_not_fit"],
  ]);
  expect([bad, answer]).toEqual([7, null]);
  const refused = importLicenseKeys(holder.partner, { projectId: holder.projectId, csv: lines.join("\n") });
  await expect(refused).rejects.toEqual(code("article_unknown", { line: 3 }));
  expect(await standingOf(holder.projectId, PORT14)).toMatchObject({ left: 10, onDevices: 0 });
});

test("columns are found by their names in either language, divided by semicolons or tabs", async () => {
  for (const sign of [";", "\t"]) {
    const { bad } = await check(
      ["Seriennummer", "Anzahl", "Lizenz", "Endkunde"].join(sign),
      ["00:90:33:00:00:03", "1", "PBX-Port14", "Berg, Mann & Co"].join(sign),
    );
    expect(bad).toBe(0);
  }
});

test("what is no list is refused as a whole", async () => {
  await expect(check(HEAD)).rejects.toEqual(code("csv_empty"));
  await expect(check("a,b,c", "1,2,3")).rejects.toEqual(code("csv_columns_missing"));
  await expect(check("License,Amount", "a,1")).rejects.toEqual(
    code("csv_columns_missing", { columns: "serial" }),
  );
  await expect(check(HEAD, '"open,1,2')).rejects.toEqual(code("csv_malformed", { reason: "quotes" }));
  await expect(check(HEAD, "x".repeat(900_000))).rejects.toEqual(code("csv_too_long"));
  await expect(check(HEAD, ...Array.from({ length: 501 }, () => "a,1,b,,,"))).rejects.toEqual(
    code("csv_too_many_lines", { most: 500 }),
  );
});
