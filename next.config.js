import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  images: { unoptimized: true },
  // `npm run lint` checks the types, once and for everything; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@e-invoice-eu/core",
    "@node-rs/argon2",
    "fontkit",
    "graphile-worker",
    "pdfkit",
    "pg",
    "pg-copy-streams",
    "pino",
    "prom-client",
  ],
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // A file that is too large shall reach its form's own sentence; only far larger ones are cut off before.
  experimental: {
    useTypeScriptCli: true,
    serverActions: { bodySizeLimit: "4mb" },
    // Every page is loaded at the start, so that nobody waits for its first view. The tests start many portals, and
    // look at a few pages of each.
    preloadEntriesOnStart: process.env.PRELOAD_PAGES !== "off",
  },
};

export default withNextIntl(config);
