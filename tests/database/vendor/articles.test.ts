import { expect, test } from "vitest";
import { changeArticle, createArticle } from "@/lib/features/articles/mutations";
import { getArticle } from "@/lib/features/articles/data";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { isRefusal } from "@/lib/domain/refusal";
import { createCast } from "@/tests/support/cast";

const { vendor, partner } = await createCast();
let count = 0;

async function newArticle() {
  count += 1;
  const article = {
    name: "PBX-Port",
    kind: "software",
    version: "14",
    rentable: true,
    perDevice: false,
  } as const;
  return createArticle(vendor, { number: `77-00000-${count}`, ...article });
}
const use = (article: string) =>
  issueActivationKeys(vendor, { items: [{ article, quantity: 1 }], count: 1, note: "" });
const softwareToApp = (number: string) =>
  changeArticle(vendor, { number, name: "App", kind: "app", version: "", rentable: false, perDevice: true });

test("everything of an article changes but its number", async () => {
  const { number } = await newArticle();
  await softwareToApp(number);
  expect(await getArticle(number)).toEqual({
    number,
    name: "App",
    kind: "app",
    version: "",
    rentable: false,
    perDevice: true,
  });
});

test("what is in use keeps its kind, and the rest of it may change", async () => {
  const { number } = await newArticle();
  await use(number);
  await expect(softwareToApp(number)).rejects.toMatchObject({ code: "article_in_use" });
  const renamed = {
    number,
    name: "New name",
    kind: "software",
    version: "15",
    rentable: false,
    perDevice: false,
  };
  expect(await changeArticle(vendor, { ...renamed, kind: "software" })).toMatchObject({ name: "New name" });
});

test("a change of kind and a first use at the same time come one after the other", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { number } = await newArticle();
    const [changed] = await Promise.allSettled([softwareToApp(number), use(number)]);
    const kind = (await getArticle(number))?.kind;
    if (changed.status === "fulfilled") expect(kind).toBe("app");
    else
      expect([kind, isRefusal(changed.reason) && changed.reason.code]).toEqual([
        "software",
        "article_in_use",
      ]);
  }
});

test("only the vendor changes articles, only such that exist, and hardware licenses are never rentable", async () => {
  const change = { name: "x", kind: "hardware", version: "", rentable: true, perDevice: true } as const;
  expect(() => changeArticle(partner, { number: "any", ...change })).toThrow(/organization_kind_wrong/);
  const unknown = changeArticle(vendor, { number: "none", ...change });
  await expect(unknown).rejects.toMatchObject({ code: "not_found" });
  const hardware = { number: "01-00500-777", ...change, rentable: false };
  await createArticle(vendor, hardware);
  const rentable = changeArticle(vendor, { ...hardware, rentable: true });
  await expect(rentable).rejects.toMatchObject({ code: "article_not_rentable" });
});
