import { redirect } from "next/navigation";
import {
  type FactorToConfirm,
  getFactorToConfirm,
  getSecondFactor,
  type SecondFactor,
} from "@/lib/features/second-factors/data";
import { requireSelf } from "@/lib/platform/access/session-gate";
import { readSecondStep } from "@/lib/platform/auth/second-step";
import { type Grid, qrCode } from "@/lib/platform/certificates/symbols";

/** The second factor of the person asking. */
export const loadSecondFactor = async (): Promise<SecondFactor> => getSecondFactor(await requireSelf());

/** What is shown to set it up: the picture to scan and the secret to type, while one waits to be confirmed. */
export type LoadedFactorSetUp = Readonly<{
  factor: SecondFactor;
  waiting: (FactorToConfirm & Readonly<{ picture: Grid }>) | null;
}>;

/** The page on which a second factor is set up, or switched off. */
export async function loadFactorSetUp(): Promise<LoadedFactorSetUp> {
  const self = await requireSelf();
  const [factor, waiting] = await Promise.all([getSecondFactor(self), getFactorToConfirm(self)]);
  return { factor, waiting: waiting && { ...waiting, picture: qrCode(waiting.uri) } };
}

/** Sends whoever has not shown their password back to the sign-in. */
export async function requireSecondStep(): Promise<void> {
  if (!(await readSecondStep())) redirect("/sign-in");
}
