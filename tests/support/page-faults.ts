import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/domain/display/locale";

const MESSAGES = "lib/platform/i18n/messages";

/** What lies outside the page's width: nothing, unless it may be scrolled to inside a part of its own. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isContained = (element: Element): boolean => {
      const around = element.parentElement;
      if (!around || around === document.body) return false;
      const { overflowX } = getComputedStyle(around);
      return overflowX === "auto" || overflowX === "scroll" || isContained(around);
    };
    const outside = [...document.querySelectorAll("main *, header *, nav *")].filter((element) => {
      const { right, width: own } = element.getBoundingClientRect();
      return own > 1 && right > width + 1 && !isContained(element);
    });
    const found = outside.map((element) => element.outerHTML.slice(0, 160));
    const scrolls = document.documentElement.scrollWidth > width;
    return scrolls ? [`the page is ${document.documentElement.scrollWidth} wide`, ...found] : found;
  });

/** Texts that are only ever English, for a page that is meant to be German. */
export async function englishOn(page: Page): Promise<string[]> {
  const german = new Set(await messagesIn("de"));
  // A language is called by its own name, whatever the page speaks.
  const english = (await messagesIn("en")).filter((text) => !german.has(text) && text !== "English");
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: (string | null)[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent);
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]"))
      for (const name of ["aria-label", "placeholder", "title"]) texts.push(element.getAttribute(name));
    return [document.title, ...texts].map((text) => text?.trim() ?? "");
  });
  const known = new Set(english);
  return shown.filter((text) => known.has(text));
}

async function messagesIn(locale: Locale): Promise<string[]> {
  const names = (await readdir(join(MESSAGES, locale))).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(names.map((name) => readFile(join(MESSAGES, locale, name), "utf8")));
  return files.flatMap((file) => textsIn(JSON.parse(file) as object));
}

/** Every text of a tree of messages; those with something to fill in cannot be looked for. */
function textsIn(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) => {
    if (typeof value === "object" && value !== null) return textsIn(value);
    return typeof value === "string" && value.length > 2 && !/[{<]/.test(value) ? [value] : [];
  });
}
