import { explain } from "@/scripts/setup/progress";

/** Fills an empty database with demo data, for a template of the tests. */
try {
  const { seedDemo } = await import("@/prisma/seed");
  await seedDemo();
  process.exit(0);
} catch (error) {
  explain(error);
  process.exit(1);
}
