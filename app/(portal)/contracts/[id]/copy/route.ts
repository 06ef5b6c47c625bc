import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { contractFileName } from "@/lib/domain/contracts/contract";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { isRefusal } from "@/lib/domain/refusal";
import { requireContract } from "@/lib/features/contracts/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { contractPaper } from "@/lib/platform/contracts/contract-paper";
import { drawContract } from "@/lib/platform/contracts/draw-contract";

type Context = RouteContext<"/contracts/[id]/copy">;

/** A submitted contract as PDF, for its organization and for the vendor. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const contract = await requireContract(await requireScope(), id).catch((error: unknown) => {
    if (isRefusal(error) && error.code === "contract_not_found") return notFound();
    throw error;
  });
  if (contract.state === "draft") notFound();
  const locale = await getLocale();
  const pdf = await drawContract(contractPaper(contract, isLocale(locale) ? locale : DEFAULT_LOCALE));
  return new Response(pdf, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${contractFileName(contract)}"`,
      "cache-control": "no-store",
    },
  });
}
