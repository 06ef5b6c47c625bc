import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SetupProblem } from "@/scripts/setup/progress";

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Where an installation keeps what is its own: secrets, the database, notes about what runs. */
export const DATA = join(ROOT, ".data");

export const SECRETS_FILE = join(DATA, "secrets.env");
export const POSTGRES_FOLDER = join(DATA, "postgres");
export const RUNNING_FILE = join(DATA, "running.json");
export const DEMO_FILE = join(DATA, "demo.json");

/** Creates the folder; others may pass through it (the database's account must), not look around. */
export function createDataFolder(): void {
  try {
    mkdirSync(DATA, { recursive: true, mode: 0o711 });
    accessSync(DATA, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupProblem(`The portal cannot write to ${DATA}, where its data belongs: ${String(error)}`);
  }
}
