import { expect, test, vi } from "vitest";
import { currentScope } from "@/lib/platform/access/session-gate";
import { authOptions } from "@/lib/platform/auth/options";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { inBrowser, newBrowser, optionsOf } from "@/tests/support/browser";
import { createPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);

// Read with the first question for a setting, so it must stand before any.
process.env.PORTAL_URL = "https://portal.test";

test("where the portal is reached by https, its session goes over nothing else", async () => {
  const person = await createPerson();
  await inBrowser(newBrowser(), async () => {
    await openSession({ userId: person.id, sessionEpoch: 0 });
    expect(optionsOf("__Secure-next-auth.session-token")).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: "lax",
    });
    expect((await currentScope())?.userId).toBe(person.id);
  });
  expect(authOptions(() => undefined).useSecureCookies).toBe(true);
});
