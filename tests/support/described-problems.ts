import { DEVICE_ROUTES } from "@/app/api/described/device-routes";
import { IDENTITY_ROUTES } from "@/app/api/described/identity-routes";

/**
 * Fails when the portal refuses a call for a reason that its description does not name: who writes a device by the
 * description would not know it. What is not described at all (a wrong method, another address) is nothing of its.
 */
export async function requireDescribed(method: string, path: string, answer: Response): Promise<void> {
  const route = [...DEVICE_ROUTES, ...IDENTITY_ROUTES].find(
    (described) => described.method === method && described.path === path,
  );
  if (!route || answer.status < 400) return;
  const { code } = (await answer.clone().json()) as { code: string };
  if (!route.refusals.some((refusal) => refusal === code))
    throw new Error(`${method} ${path} is refused as ${code}, which its description does not name.`);
}
