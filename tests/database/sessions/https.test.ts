import { expect, test, vi } from "vitest";
import { chooseLocale, chooseTheme } from "@/lib/features/preferences/actions";
import { currentScope, workIn } from "@/lib/platform/access/session-gate";
import { authOptions } from "@/lib/platform/auth/options";
import { openSecondStep, readSecondStep } from "@/lib/platform/auth/second-step";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { inBrowser, newBrowser, optionsOf } from "@/tests/support/browser";
import { createPerson } from "@/tests/support/people";

vi.mock("next/headers", async () => (await import("@/tests/support/browser")).nextHeaders);

// Read with the first question for a setting, so it must stand before any.
process.env.PORTAL_URL = "https://portal.test";

const NOBODY = "01990b5a-7c00-7000-8000-00000000ffff";

test("where the portal is reached by https, its session goes over nothing else", async () => {
  const person = await createPerson();
  await inBrowser(newBrowser(), async () => {
    await openSession({ userId: person.id, sessionEpoch: 0 });
    expect(optionsOf("__Host-next-auth.session-token")).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: "lax",
    });
    expect((await currentScope())?.userId).toBe(person.id);
  });
  const { useSecureCookies, cookies } = authOptions(() => undefined);
  expect(useSecureCookies).toBe(true);
  expect(cookies?.sessionToken).toMatchObject({
    name: "__Host-next-auth.session-token",
    options: { secure: true, path: "/" },
  });
});

test("half a sign-in and the chosen organization are kept where no other host can set them", async () => {
  await inBrowser(newBrowser(), async () => {
    await openSecondStep({ userId: NOBODY, sessionEpoch: 0, path: "/" });
    await workIn(NOBODY);
    for (const name of ["__Host-second-step", "__Host-organization"])
      expect(optionsOf(name)).toMatchObject({ secure: true, httpOnly: true, path: "/" });
    expect(await readSecondStep()).toMatchObject({ userId: NOBODY });
  });
});

test("the chosen language and colors go over https alone, too, and no script reads them", async () => {
  const choice = new FormData();
  choice.set("locale", "de");
  choice.set("theme", "dark");
  await inBrowser(newBrowser(), async () => {
    await chooseLocale(choice);
    await chooseTheme(choice);
  });
  for (const name of ["locale", "theme"])
    expect([name, optionsOf(name)]).toMatchObject([
      name,
      { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
    ]);
});
