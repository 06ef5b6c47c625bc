import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/lib/domain/people/demo-people";
import { findChromium } from "@/scripts/checks/chromium";
import { readOptions, toldUsage } from "@/scripts/setup/options";
import { DEMO_FILE, ROOT } from "@/scripts/setup/places";
import { explain, SetupProblem } from "@/scripts/setup/progress";

const USAGE =
  "npm run pictures -- [--portal http://localhost:3000], beside a demo that was started here just now";

/** Who looks at what, and what is done there before the picture. */
type Picture = Readonly<{
  name: string;
  email: "partner@demo.example" | "vendor@demo.example";
  height: number;
  look?: BrowserContextOptions;
  locale?: "de";
  go: (page: Page) => Promise<void>;
}>;

const DARK = { colorScheme: "dark" } as const;
const PHONE = { viewport: { width: 390, height: 845 }, deviceScaleFactor: 2, isMobile: true } as const;

const toAccount = async (page: Page) => {
  await page.goto("/accounts");
  await page.getByRole("link", { name: "bergmann-logistik.example" }).click();
  await page.getByRole("timer").waitFor();
};

const toProject = async (page: Page) => {
  await page.goto("/projects");
  await page.getByRole("main").getByRole("link", { name: "DEFAULT", exact: true }).click();
  await page.getByRole("heading", { name: "DEFAULT" }).waitFor();
};

const PICTURES: readonly Picture[] = [
  { name: "account", email: "partner@demo.example", height: 960, go: toAccount },
  { name: "account-dark", email: "partner@demo.example", height: 960, look: DARK, go: toAccount },
  {
    name: "phone",
    email: "partner@demo.example",
    height: 845,
    look: { ...PHONE, ...DARK },
    locale: "de",
    go: toAccount,
  },
  {
    name: "charge",
    email: "partner@demo.example",
    height: 720,
    go: async (page) => {
      await toAccount(page);
      await page.getByRole("button", { name: "Charge Balance" }).click();
      await page.getByLabel("Activation key").fill(keyToTry());
      await page.getByRole("button", { name: "Check" }).click();
      await page.getByRole("button", { name: "Charge", exact: true }).waitFor();
    },
  },
  {
    name: "rental",
    email: "partner@demo.example",
    height: 960,
    go: async (page) => {
      await toAccount(page);
      const row = page
        .getByRole("region", { name: "pbx-hamburg", exact: true })
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: "PBX-UC14", exact: true }) });
      await row.getByLabel("Quantity").fill("220");
      await row.getByLabel("Quantity").press("Tab");
      await page.getByRole("button", { name: "Discard" }).waitFor();
    },
  },
  { name: "project", email: "partner@demo.example", height: 720, go: toProject },
  {
    name: "license-keys",
    email: "partner@demo.example",
    height: 720,
    go: async (page) => {
      await toProject(page);
      await page.getByRole("link", { name: "License keys", exact: true }).click();
      await page.getByRole("link", { name: "Create license key" }).waitFor();
    },
  },
  {
    name: "overview",
    email: "vendor@demo.example",
    height: 860,
    go: async (page) => {
      await page.goto("/overview");
      await page.getByRole("heading", { name: "Overview" }).waitFor();
    },
  },
];

/** A printed key of 100 iSC; looking at what it holds does not use it up. */
function keyToTry(): string {
  const [, key] = /(ACT-1\S+) {2}100\.00 iSC/.exec(readFileSync(DEMO_FILE, "utf8")) ?? [];
  if (key === undefined) throw new SetupProblem(`No key to try is noted here. Usage:\n  ${USAGE}`);
  return key;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function take(browser: Browser, baseURL: string, picture: Picture): Promise<void> {
  const { name, email, height, look, locale = "en", go } = picture;
  const viewport = { width: 1280, height };
  const context = await browser.newContext({ baseURL, viewport, deviceScaleFactor: 1.5, ...look });
  const cookie = (name: string, value: string) => context.addCookies([{ name, value, url: baseURL }]);
  await cookie("timeZone", "Europe/Berlin");
  const page = await context.newPage();
  await signIn(page, email);
  await cookie("locale", locale);
  await go(page);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.waitForTimeout(1_500);
  const png = await page.screenshot({ animations: "disabled" });
  await writeFile(join(ROOT, "docs/images", `${name}.webp`), await asWebp(context.newPage(), png));
  await context.close();
}

/** The browser can write WebP, a third of the size. */
async function asWebp(opening: Promise<Page>, png: Buffer): Promise<Buffer> {
  const page = await opening;
  const address = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.85);
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}

async function takeAll({ portal = "http://localhost:3000" }: Readonly<{ portal?: string }>): Promise<void> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: ["--no-sandbox"],
    ...(executablePath && { executablePath }),
  });
  for (const picture of PICTURES) {
    console.log(picture.name);
    await take(browser, portal, picture);
  }
  await browser.close();
}

const args = process.argv.slice(2);
try {
  if (!toldUsage(args, USAGE)) await takeAll(readOptions(args, ["portal"], USAGE));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
