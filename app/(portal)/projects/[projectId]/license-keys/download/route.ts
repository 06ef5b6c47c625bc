import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { isRefusal } from "@/lib/domain/refusal";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { licenseFileSchema } from "@/lib/features/license-files/schema";
import { requireProject } from "@/lib/features/projects/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { fileResponse } from "@/lib/platform/api/text-answer";

type Context = RouteContext<"/projects/[projectId]/license-keys/download">;

/** One file with all licenses of a device, in the form that is asked for. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const scope = await requireScope();
  const asked = licenseFileSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams)).data;
  if (!asked) notFound();
  try {
    await requireProject(scope, (await params).projectId);
    return fileResponse(await downloadLicenseFile(scope, asked));
  } catch (error) {
    if (isRefusal(error) && error.status === 404) notFound();
    throw error;
  }
}
