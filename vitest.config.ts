import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    // All processors: by itself Vitest leaves one free, which on two is half of them.
    maxWorkers: "100%",
    // What is waited for comes at once, and later on a machine with much other work; what never comes fails all the same.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 60_000,
    hookTimeout: 300_000,
    env: { LOG_LEVEL: "warn" },
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          include: ["tests/domain/**/*.test.ts"],
          environment: "node",
          // Rules share nothing that one test could spoil for another: loading them once is enough.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/database/**/*.test.ts"],
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: ["tests/support/own-database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["tests/api/**/*.test.ts"],
          globalSetup: ["tests/support/built-portal.ts"],
        },
      },
    ],
  },
});
