import { explain } from "@/scripts/setup/progress";
import { endProcess, stopLater, stopOnSignals } from "@/scripts/setup/shutdown";

/** Serves what is built, on the database there is, with everything set in the environment: no set-up, no waiting. */
stopOnSignals();
try {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { serve } = await import("@/server/main");
  const { stop } = await serve({ dev: false });
  stopLater("The server", stop);
  console.log(`The portal runs at ${process.env.PORTAL_URL ?? ""}`);
} catch (error) {
  explain(error);
  await endProcess(1);
}
