/** Tells dependency-cruiser what tsconfig.json's `paths` say; it cannot read them beside TypeScript 7. */
const { resolve } = require("node:path");

module.exports = { resolve: { alias: { "@": resolve(__dirname, "../..") } } };
