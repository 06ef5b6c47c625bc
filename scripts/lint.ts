import { lint } from "@/scripts/checks/lint";
import { generateClient } from "@/scripts/setup/generate";

await generateClient();
const { failed } = await lint();
if (failed > 0) process.exitCode = 1;
