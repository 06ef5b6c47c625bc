import { redirect } from "next/navigation";
import { openSecondStep } from "@/lib/platform/auth/second-step";
import { openSession } from "@/lib/platform/auth/session-cookie";
import type { SigningIn } from "@/lib/platform/auth/user-session";

/** Whoever has shown that an access is theirs, as far as one factor can. */
export type Recognized = SigningIn & Readonly<{ hasSecondFactor: boolean }>;

/** Signs somebody in and goes on; those with a second factor go and show it first. */
export async function goOn({ hasSecondFactor, ...person }: Recognized, path: string): Promise<never> {
  if (hasSecondFactor) {
    await openSecondStep({ userId: person.userId, sessionEpoch: person.sessionEpoch, path });
    redirect("/sign-in/code");
  }
  await openSession({ userId: person.userId, sessionEpoch: person.sessionEpoch });
  redirect(path);
}
