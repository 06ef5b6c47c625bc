/** A browser without scripts: it keeps cookies, and sends a page's forms as they stand. */
export type PlainBrowser = Readonly<{
  get: (path: string) => Promise<Response>;
  /** Fetches a page and sends its form that has this field, with some fields filled in. */
  send: (
    path: string,
    form: Readonly<{ having: string; fields: Record<string, string> }>,
  ) => Promise<Response>;
  /** Sends fields as a form of one's own making. */
  post: (path: string, fields: Record<string, string>) => Promise<Response>;
  cookie: (name: string) => string | undefined;
}>;

type Options = Readonly<{ origin?: string; headers?: Record<string, string> }>;

/** A new browser at a portal; `origin` is the site its forms claim to come from. */
export function openPlainBrowser(url: string, { origin = url, headers = {} }: Options = {}): PlainBrowser {
  const jar = new Map<string, string>();
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = { ...headers, cookie, ...(init.method === "POST" && { origin }) };
    const response = await fetch(new URL(path, url), { ...init, headers: sent, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  }
  return {
    get: (path) => ask(path),
    post: (path, fields) => ask(path, { method: "POST", body: new URLSearchParams(fields) }),
    send: async (path, { having, fields }) => {
      const page = await (await ask(path)).text();
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...fieldsOf(page, having), ...fields }))
        body.set(name, value);
      return ask(path, { method: "POST", body });
    },
    cookie: (name) => jar.get(name),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";", 1);
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}

/** What a page's form would send untouched: the hidden fields too, by which Next knows its action. */
function fieldsOf(page: string, having: string): Record<string, string> {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => text.includes(`name="${having}"`));
  if (!form) throw new Error(`The page has no form with a field “${having}”.`);
  const inputs = form.match(/<input[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

const unescaped = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
