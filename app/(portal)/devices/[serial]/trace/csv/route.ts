import type { NextRequest } from "next/server";
import { answerTraceFile } from "@/app/(portal)/devices/[serial]/trace/trace-file-route";

/** The trace as the page filters it, whole. */
export const GET = (request: NextRequest, { params }: RouteContext<"/devices/[serial]/trace/csv">) =>
  params.then(({ serial }) => answerTraceFile(request, serial, "csv"));
