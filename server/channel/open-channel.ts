import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/platform/env";
import { DeviceChannel } from "@/server/channel/device-channel";

/** When to come again while there is no channel: a restart takes this long. */
const RETRY_SECONDS = 5;

let open: DeviceChannel | null = null;

/** Opens the device channel of this process. */
export async function openChannel(): Promise<DeviceChannel> {
  open = await new DeviceChannel().open(env().DATABASE_URL);
  return open;
}

/** Closes it: every device is told when to come again. */
export async function closeChannel(): Promise<void> {
  const closing = open;
  await closing?.close();
  if (open === closing) open = null;
}

/** The channel, if there is one. */
export const channelIfOpen = (): DeviceChannel | null => open;

/** The channel, or a refusal (`portal_restarting`) before it is open and while it closes. */
export function requireChannel(): DeviceChannel {
  if (open && !open.isClosing) return open;
  throw new Refusal("portal_restarting", { retryAfterSeconds: RETRY_SECONDS });
}
