import { describe, expect, it } from "vitest";
import { readCsv } from "@/lib/platform/csv/read-csv";
import { readCsvRows } from "@/lib/platform/csv/read-rows";
import { sheetText } from "@/lib/platform/csv/sheet-text";
import { writeCsv } from "@/lib/platform/csv/write-csv";

const SHAPE = { required: ["serial"], optional: ["note", "order_number"], mostLines: 3 };
const read = (text: string) => readCsv(text, SHAPE);

describe("a list", () => {
  it.each([
    ["commas", "serial,note\n1,a\n2,b\n"],
    ["semicolons and a mark", "\uFEFFserial;note\r\n1;a\r\n2;b"],
    ["tabs, other order and case", "Note\tSERIAL\na\t1\nb\t2"],
    ["empty lines", "serial,note\n\n1,a\n,\n2,b\n\n"],
  ])("with %s is understood", (_, text) => {
    expect(read(text).map(({ cells }) => cells)).toEqual([
      { serial: "1", note: "a", order_number: "" },
      { serial: "2", note: "b", order_number: "" },
    ]);
  });

  it("keeps the numbers of its lines", () =>
    expect(read("serial,Order number\n\n1,\n\n2,x").map(({ line }) => line)).toEqual([3, 5]));

  it.each([
    ["", "csv_empty"],
    ["serial,note", "csv_empty"],
    ["note\na", "csv_columns_missing"],
    ["serial,nite\n1,a", "csv_column_unknown"],
    ["serial,note\n1,a,more", "csv_malformed"],
    ["serial,note\n1,a\n2", "csv_malformed"],
    ['serial,note\n1,"a', "csv_malformed"],
    ["serial\n1\n2\n3\n4", "csv_too_many_lines"],
    [`serial\n${"1".repeat(900_000)}`, "csv_too_long"],
  ])("«%.20s» is refused as %s", (text, code) => expect(() => read(text)).toThrow(code));

  it("says in which line there are more or fewer cells than columns", () =>
    expect(() => read("serial,note\n1,a\n\n2")).toThrow(
      expect.objectContaining({ details: { line: 4, reason: "columns" } }),
    ));

  it("that is only looked at keeps the lines that are bad", () =>
    expect(readCsvRows("a;b\n1\n2;3;4", 9)).toEqual({
      columns: ["a", "b"],
      rows: [
        { line: 2, cells: ["1"] },
        { line: 3, cells: ["2", "3", "4"] },
      ],
    }));

  it("may come from an older spreadsheet", async () => {
    const bytes = new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]);
    expect(await sheetText(new File([bytes], "list.csv"))).toBe("Größe");
    expect(await sheetText(new File(["Größe"], "list.csv"))).toBe("Größe");
  });

  it("that is written holds no formula", () => {
    const text = writeCsv(
      ["key", "note"],
      [
        ["ACT-1", "=1+1"],
        ["ACT-2", '@a, "b"'],
      ],
    );
    expect(text).toBe('\uFEFFkey,note\r\nACT-1,\'=1+1\r\nACT-2,"\'@a, ""b"""\r\n');
    const columns = { required: ["key", "note"], optional: [], mostLines: 9 };
    expect(readCsv(text, columns)[1]?.cells).toEqual({ key: "ACT-2", note: '\'@a, "b"' });
  });
});
