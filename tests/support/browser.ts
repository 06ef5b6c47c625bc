/** What Next tells a page about the request it answers: one browser's cookies, and the headers of the server. */
type Browser = Readonly<{ jar: Map<string, string>; headers: Headers }>;
type CookieOptions = Readonly<{ maxAge?: number; httpOnly?: boolean; sameSite?: string; secure?: boolean }>;

let present: Browser = newBrowser();
const written: { name: string; options: CookieOptions | undefined }[] = [];

/** A browser without cookies, behind an address of its own. */
export function newBrowser(address = "192.0.2.1"): Browser {
  return { jar: new Map(), headers: new Headers({ "x-portal-address": address }) };
}

/** Does something as if this browser had asked for it. */
export async function inBrowser<Answer>(browser: Browser, work: () => Promise<Answer>): Promise<Answer> {
  present = browser;
  return work();
}

/** How a cookie was last written. */
export const optionsOf = (name: string): CookieOptions | undefined =>
  written.findLast((cookie) => cookie.name === name)?.options;

/** Stands in for `next/headers`, which only answers inside Next. */
export const nextHeaders = {
  headers: async () => present.headers,
  cookies: async () => {
    const { jar } = present;
    return {
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
      set: (name: string, value: string, options?: CookieOptions) => {
        written.push({ name, options });
        if (options?.maxAge === 0) jar.delete(name);
        else jar.set(name, value);
      },
    };
  },
};

/** Where `redirect` of `next/navigation` would have gone. */
export async function redirectOf(work: () => Promise<unknown>): Promise<string> {
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const [kind, , path = ""] = digest.split(";");
  if (kind !== "NEXT_REDIRECT") throw new Error("nobody was sent anywhere", { cause: error });
  return path;
}
