/**
 * `prisma generate` loads Prisma's studio and its development database (110 MB that package.json leaves out) at its
 * start, and never uses them. It gets nothing instead.
 */
import { registerHooks } from "node:module";

const LEFT_OUT = /^@prisma\/(studio-core|dev)(\/|$)/;
const nothing = new URL("nothing.cjs", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    LEFT_OUT.test(specifier)
      ? { url: nothing, format: "commonjs", shortCircuit: true }
      : next(specifier, context),
});
