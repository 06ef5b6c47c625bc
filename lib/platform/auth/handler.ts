import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { preferredLocale } from "@/lib/domain/display/locale";
import type { Refusal } from "@/lib/domain/refusal";
import { problemResponse } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";
import { authOptions } from "@/lib/platform/auth/options";
import { env } from "@/lib/platform/env";

type Context = Readonly<{ params: Promise<{ nextauth: string[] }> }>;

/** Answers next-auth's own routes. Too many attempts get an answer machines know how to wait for. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  // next-auth learns its own address from this variable alone.
  process.env.NEXTAUTH_URL = env().PORTAL_URL;
  const refusals: Refusal[] = [];
  const response: Response = await NextAuth(
    request,
    context,
    authOptions((refusal) => refusals.push(refusal)),
  );
  const limited = refusals.find(({ code }) => code === "rate_limited");
  return limited ? tooMany(limited, request) : response;
}

function tooMany(refusal: Refusal, { headers, nextUrl }: NextRequest): Response {
  const locale = preferredLocale(headers.get("accept-language") ?? "");
  return problemResponse(problemOf(refusal, locale), nextUrl.pathname);
}
