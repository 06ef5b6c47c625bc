import { beforeEach, expect, test } from "vitest";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { checkImport } from "@/lib/features/license-imports/mutations";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { createHolder, PORT13, PORT14, wanted } from "@/tests/support/licenses";
import {
  chargeIsc,
  linesOf,
  newSerial,
  openRental,
  PORT,
  publishPrices,
  rent,
  type Rental,
} from "@/tests/support/rental";

beforeEach(() => freezeClock());

/** An account with credit, and a project with licenses of versions 13 and 14 to bind; both can be rented, too. */
async function both(): Promise<Rental & { projectId: string }> {
  const holder = await createHolder({ [PORT13]: 50, [PORT14]: 50 });
  await db.article.updateMany({ where: { number: { in: [PORT13, PORT14] } }, data: { rentable: true } });
  const rental = await openRental(holder);
  const { projectId } = holder;
  await publishPrices(rental, { [PORT13]: "0.50", [PORT14]: "0.50" });
  await chargeIsc(rental, "10");
  return { ...rental, projectId };
}

const bind = ({ partner, projectId, serial }: Rental & { projectId: string }, article: string, to = serial) =>
  bindLicenseKeys(partner, { projectId, licenses: [wanted({ article, quantity: 1, serial: to })] });

test("up to version 13 nothing is purchased for a PBX that rents, in a form, a list or a move", async () => {
  const own = await both();
  await rent(own, { [PORT13]: 5 });
  const refused = { code: "rented_and_purchased", details: { serial: own.serial, version: "13" } };
  await expect(bind(own, PORT13)).rejects.toMatchObject(refused);
  await expect(bind(own, PORT14)).rejects.toMatchObject(refused);
  const csv = `license;amount;serial\nPBX-Port13;1;${own.serial}\nPBX-Port13;1;${newSerial()}\n`;
  const { lines, bad } = await checkImport(own.partner, { projectId: own.projectId, csv });
  expect([bad, lines.map(({ fault }) => fault === null)]).toEqual([1, [false, true]]);
  const elsewhere = newSerial();
  await bind(own, PORT13, elsewhere);
  await expect(
    moveLicenses(own.partner, {
      projectId: own.projectId,
      from: elsewhere,
      to: own.serial,
      reason: "broken",
    }),
  ).rejects.toMatchObject({ code: "rented_and_purchased" });
});

test("up to version 13 nothing is rented beside what was purchased; what runs may become less", async () => {
  const own = await both();
  await bind(own, PORT13);
  await expect(rent(own, { [PORT13]: 1 })).rejects.toMatchObject({ code: "rented_and_purchased" });
  await expect(rent(own, { [PORT]: 1 })).rejects.toMatchObject({ code: "rented_and_purchased" });
});

test("from version 14 on both may be there, and it is told", async () => {
  const own = await both();
  await rent(own, { [PORT]: 5 });
  const { mixings } = await bind(own, PORT14);
  expect(mixings).toEqual([{ kind: "sources", serial: own.serial, license: "", works: "14", idle: [] }]);
  await rent(own, { [PORT]: 6 });
});

test("versions of rented licenses are not mixed", async () => {
  const own = await both();
  await rent(own, { [PORT14]: 1 });
  await expect(rent(own, { [PORT14]: 1, [PORT13]: 1 })).rejects.toMatchObject({
    code: "rented_versions_mixed",
    details: { versions: "13, 14" },
  });
  await rent(own, { [PORT13]: 1 });
});

test("of renting and binding at once, one is refused", async () => {
  for (let round = 0; round < 5; round += 1) {
    const own = await both();
    const changes = [{ serial: own.serial, lines: linesOf({ [PORT13]: 1 }) }];
    const outcomes = await Promise.allSettled([
      changeAccountConfiguration(own.partner, { accountId: own.accountId, changes }),
      bind(own, PORT13),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "rented_and_purchased" },
    });
  }
});
