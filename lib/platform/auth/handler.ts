import NextAuth from "next-auth";
import { unstable_rethrow } from "next/navigation";
import { NextRequest } from "next/server";
import { preferredLocale } from "@/lib/domain/display/locale";
import { Refusal } from "@/lib/domain/refusal";
import { problemResponse } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";
import { jsonOf, readBytes } from "@/lib/platform/api/request-body";
import { authOptions } from "@/lib/platform/auth/options";
import { env } from "@/lib/platform/env";

type Context = Readonly<{ params: Promise<{ nextauth: string[] }> }>;

/** An address, a password and a code fit many times. */
const LONGEST_BODY = 16_384;
/** What next-auth's own pages would write into the log, for anybody and word for word. */
const LOG_OF_ANYBODY = "_log";

/** Answers next-auth's own routes. Too many attempts get an answer machines know how to wait for. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  // next-auth learns its own address from this variable alone.
  process.env.NEXTAUTH_URL = env().PORTAL_URL;
  const refusals: Refusal[] = [];
  try {
    if ((await context.params).nextauth[0] === LOG_OF_ANYBODY) throw new Refusal("not_found");
    const options = authOptions((refusal) => refusals.push(refusal));
    const response: Response = await NextAuth(await readWhole(request), context, options);
    const limited = refusals.find(({ code }) => code === "rate_limited");
    return limited ? refused(limited, request) : response;
  } catch (thrown) {
    unstable_rethrow(thrown);
    return refused(thrown, request);
  }
}

/** The request with its body in hand: next-auth reads as much as is sent, and breaks on JSON that is none. */
async function readWhole(request: NextRequest): Promise<NextRequest> {
  const { method, headers, url } = request;
  if (method !== "POST") return request;
  const body = await readBytes(request, LONGEST_BODY);
  if (headers.get("content-type")?.includes("json")) jsonOf(body);
  return new NextRequest(url, { method, headers, body });
}

function refused(thrown: unknown, { headers, nextUrl }: NextRequest): Response {
  const locale = preferredLocale(headers.get("accept-language") ?? "");
  return problemResponse(problemOf(thrown, locale), nextUrl.pathname);
}
