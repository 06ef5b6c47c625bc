import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import type { Refusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
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
  const limited = refusals.find((refusal) => refusal.code === "rate_limited");
  return limited ? tooMany(limited) : response;
}

function tooMany(refusal: Refusal): Response {
  const { code, details, status } = refusal;
  const problem = {
    type: "about:blank",
    title: refusalSentence({ code, details }, "en"),
    status,
    code,
    ...details,
  };
  return Response.json(problem, {
    status,
    headers: { "content-type": "application/problem+json", "retry-after": String(details.retryAfterSeconds) },
  });
}
