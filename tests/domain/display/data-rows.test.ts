import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DataRows } from "@/components/ui/data-rows";
import { packRow, type Row } from "@/components/ui/packed-rows";

const looks = ["name", "value"].map((key) => ({ key, className: undefined }));

const drawn = (row: Row | string): string =>
  renderToStaticMarkup(createElement(DataRows, { looks, rows: [row], rowHeader: 0 }));

it("draws a dash where a row has no value, packed or not", () => {
  for (const value of ["", null, undefined]) {
    const row: Row = { key: "1", cells: ["pbx-hamburg", value] };
    for (const sent of [row, packRow(row)]) expect(drawn(sent)).toContain("<td>–</td>");
  }
});

const linked = (text: string): string => drawn(packRow({ key: "1", cells: [{ href: "/x", text }] }));

it("lets a domain that is linked break behind its dots, and nothing else", () => {
  expect(linked("werft.kroeger.example")).toContain("werft.<wbr/>kroeger.<wbr/>example");
  for (const text of ["22. Nov. 2026, 20.11", "1.000,00", "pbx-hamburg"])
    expect(linked(text)).toContain(`>${text}<`);
});

it("draws a zero as a zero, and leaves a cell blank where nothing can be done", () => {
  expect(drawn({ key: "1", cells: ["pbx-hamburg", 0] })).toContain("<td>0</td>");
  const nothingToDo: Row = { key: "1", cells: ["pbx-hamburg", false] };
  expect(drawn(packRow(nothingToDo))).toContain("<td></td>");
});
