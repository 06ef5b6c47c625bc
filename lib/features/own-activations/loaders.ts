import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { isRefusal } from "@/lib/domain/refusal";
import {
  getOwnActivation,
  listOwnActivations,
  type OwnActivation,
} from "@/lib/features/own-activations/data";
import { type OwnListInput, ownListSchema } from "@/lib/features/own-activations/schema";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** A page of own activations, and how the list was asked for. */
export type LoadedOwn = Readonly<{ ownActivations: OwnActivation[]; total: number; list: OwnListInput }>;

/** The own activations of a project of the person asking. What makes no sense counts as not given. */
export async function loadOwnActivations(projectId: string, asked: SearchParams): Promise<LoadedOwn> {
  const list = sensibleParams(ownListSchema, asked);
  return { ...(await listOwnActivations(await requireScope(), { projectId, ...list })), list };
}

/** One own activation of the person asking; a page that does not exist for everybody else. */
export async function loadOwnActivation(projectId: string, id: string): Promise<OwnActivation> {
  const scope = await requireScope();
  return getOwnActivation(scope, { projectId, id }).catch((error: unknown) => {
    if (isRefusal(error)) return notFound();
    throw error;
  });
}
