import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import {
  listEnrollableAccounts,
  listEnrollmentCodes,
  type ShownCode,
} from "@/lib/features/device-enrollments/data";
import { codeListSchema } from "@/lib/features/device-enrollments/schema";
import { requireScope } from "@/lib/platform/access/session-gate";

/** A code as a page shows it. */
export type LoadedCode = ShownCode;

/** A page of codes, the accounts a new one can be for, and what the person asking may do. */
export type LoadedCodes = Readonly<{
  codes: ShownCode[];
  total: number;
  page: number;
  accounts: { id: string; name: string }[];
  isVendor: boolean;
  mayMake: boolean;
}>;

/** Enrollment codes, for vendor staff and partners; a page that does not exist for everybody else. */
export async function loadEnrollmentCodes(searchParams: SearchParams): Promise<LoadedCodes> {
  const scope = await requireScope();
  if (scope.organizationKind === "customer" || scope.limitedTo !== undefined) notFound();
  const { page } = codeListSchema.parse(searchParams);
  const [found, accounts] = await Promise.all([
    listEnrollmentCodes(scope, { page }),
    listEnrollableAccounts(scope),
  ]);
  const mayMake = scope.permissions.has("licenses") && scope.actingId === undefined;
  return { ...found, page, accounts, isVendor: scope.organizationKind === "vendor", mayMake };
}
