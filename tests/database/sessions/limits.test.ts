import { expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant, LAST_STORABLE } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";
import { renewCertificate } from "@/lib/features/device-certificates/renewals/mutations";
import { invite, resendInvitation } from "@/lib/features/invitations/mutations";
import { createOrganization } from "@/lib/features/organizations/mutations";
import { beginSecondFactor, confirmSecondFactor } from "@/lib/features/second-factors/mutations";
import { countAttempt, type Limit } from "@/lib/platform/rate-limit";
import { createCast, selfOf } from "@/tests/support/cast";
import { newKey, requestFor } from "@/tests/support/certified-devices";
import { createPerson, PASSWORD } from "@/tests/support/people";
import { newSerial } from "@/tests/support/rental";

const NOBODY = "01990b5a-7c00-7000-8000-00000000ffff";

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      return error.code;
    },
  );

/** Uses up attempts, as somebody else's requests would. */
async function use(limit: Limit, subject: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await countAttempt(limit, subject);
}

/** An invitation for somebody. */
const to = (name: string) => ({
  email: `${name}@limits.example`,
  permissions: ["view" as const],
  limited: false,
  projectIds: [],
  locale: "en" as const,
});

const asks = (address: string) => codeOf(countAttempt("linkAddress", address));

test("a person creates five organizations in a quarter of an hour, and no more", async () => {
  const self = selfOf(await createPerson());
  const create = (number: number) => codeOf(createOrganization(self, { name: `Limit ${number} AG` }));
  const codes: string[] = [];
  for (let number = 1; number <= 6; number += 1) codes.push(await create(number));
  expect(codes).toEqual(["done", "done", "done", "done", "done", "rate_limited"]);
});

test("a person sends sixty invitations in a quarter of an hour, those sent again among them", async () => {
  const { partner, customer } = await createCast();
  await use("invitation", partner.userId, 58);
  const { id } = await invite(partner, to("one"));
  expect(await codeOf(resendInvitation(partner, id))).toBe("done");
  expect(await codeOf(resendInvitation(partner, id))).toBe("rate_limited");
  expect(await codeOf(invite(partner, to("two")))).toBe("rate_limited");
  expect(await codeOf(invite(customer, to("two")))).toBe("done");
});

test("a first code is guessed five times, also by whoever knows the password", async () => {
  const self = selfOf(await createPerson());
  await beginSecondFactor(self, PASSWORD);
  const codes: string[] = [];
  for (let time = 0; time < 6; time += 1) codes.push(await codeOf(confirmSecondFactor(self, "no code")));
  expect(codes).toEqual([...Array.from({ length: 5 }, () => "code_wrong"), "rate_limited"]);
});

test("a device renews its certificate ten times in a quarter of an hour", async () => {
  const [serial, other] = [parseSerial(newSerial()), parseSerial(newSerial())];
  await use("renewalDevice", serial, 9);
  const always = { notBefore: instant(0n), notAfter: LAST_STORABLE };
  const presentOf = (of: typeof serial) => ({ authorityId: NOBODY, number: "01", serial: of, ...always });
  const renew = async (of: typeof serial) =>
    codeOf(renewCertificate(presentOf(of), await requestFor(of, newKey())));
  expect([await renew(serial), await renew(serial)]).toEqual([await renew(other), "rate_limited"]);
});

test("a whole network of IPv6 counts as one address, and an address counts once however it is written", async () => {
  await use("linkAddress", "2001:db8:0:7::1", 30);
  for (const near of ["2001:db8:0:7:ffff::9", "2001:0DB8:0000:0007::2"])
    expect([near, await asks(near)]).toEqual([near, "rate_limited"]);
  expect(await asks("2001:db8:0:8::1")).toBe("done");
  await use("linkAddress", "::ffff:192.0.2.7", 30);
  expect(await asks("192.0.2.7")).toBe("rate_limited");
  expect(await asks("192.0.2.8")).toBe("done");
});
