import { buildPages } from "@/scripts/setup/build";
import { generateClient } from "@/scripts/setup/generate";
import { explain } from "@/scripts/setup/progress";

try {
  await generateClient();
  await buildPages();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
