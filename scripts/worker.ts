import { runCommand } from "@/scripts/setup/command";
import { stopLater, untilStopped } from "@/scripts/setup/shutdown";

await runCommand({
  usage: "npm run worker",
  work: async () => {
    const { startWorker } = await import("@/server/worker");
    const { stop } = await startWorker();
    stopLater("The worker", stop);
    console.log("The worker runs. Stop it with Ctrl-C.");
    await untilStopped();
  },
});
