export const dynamic = "force-dynamic";

/** Nothing but a short answer: what a route costs before it does anything. */
export function GET() {
  return new Response("bare", { headers: { "content-type": "text/plain" } });
}
