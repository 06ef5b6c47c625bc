import type { NextRequest } from "next/server";
import { search } from "@/lib/features/search/data";
import { searchPageSchema } from "@/lib/features/search/schema";
import { currentScope } from "@/lib/platform/access/session-gate";

const MOST_IN_PALETTE = 5;
const UNAUTHENTICATED = 401;

/** What the palette shows while somebody types. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const scope = await currentScope();
  if (!scope) return new Response(null, { status: UNAUTHENTICATED });
  const { q: text } = searchPageSchema.parse(Object.fromEntries(nextUrl.searchParams));
  const groups = await search(scope, { text, limit: MOST_IN_PALETTE });
  return Response.json({ groups }, { headers: { "cache-control": "no-store" } });
}
