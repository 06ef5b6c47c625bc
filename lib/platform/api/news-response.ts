const HEADERS = { "cache-control": "no-store" };
const STATUS = { ended: 401, nothing: 404 } as const;

/** What somebody who looks at something is told: how it is called now, that their session is over, or that it is not theirs. */
export type News = Readonly<{ version: string }> | keyof typeof STATUS;

/** Answers a page that asks whether what it shows is still so: 304 where it is, and nothing to read otherwise either. */
export function newsResponse({ headers }: Request, news: News): Response {
  if (typeof news === "string") return new Response(null, { status: STATUS[news], headers: HEADERS });
  const etag = `"${news.version}"`;
  const isShown = headers.get("if-none-match") === etag;
  return new Response(isShown ? null : "{}", {
    status: isShown ? 304 : 200,
    headers: { ...HEADERS, etag, ...(!isShown && { "content-type": "application/json" }) },
  });
}
