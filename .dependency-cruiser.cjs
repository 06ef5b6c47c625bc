/**
 * Who may import whom: for each layer of docs/architecture.md what it may see inside the repository, and which packages
 * from outside. There is no list of exceptions.
 */
const OURS = "^(app|components|emails|gateway|lib|prisma|scripts|server|tests)/";

const layer = {
  domain: "^lib/domain/",
  schema: "^lib/features/.+/schema\\.ts$",
  data: "^lib/features/.+/data\\.ts$",
  mutations: "^lib/features/.+/mutations\\.ts$",
  loaders: "^lib/features/.+/loaders\\.ts$",
  actions: "^lib/features/.+/actions\\.ts$",
  platform: "^lib/platform/",
  components: "^components/",
  emails: "^emails/",
  pages: "^app/",
  routes: "^(app/api/|app/.*route\\.tsx?$)",
  server: "^server/",
  gateway: "^gateway/",
};

const generatedClient = "^lib/platform/db/generated/";
const nodeModules = "(^|/)node_modules/";
const packages = (...names) => `${nodeModules}(${names.join("|")})/`;
const databasePackages = packages("@prisma", "prisma", "pg", "pg-copy-streams", "graphile-worker");

/** A layer sees these layers and nothing else of ours. */
function sees(name, comment, { from, fromNot, may }) {
  return {
    name,
    comment,
    severity: "error",
    from: fromNot ? { path: from, pathNot: fromNot } : { path: from },
    to: { path: OURS, pathNot: may.map((seen) => layer[seen]) },
  };
}

/** A layer that is drawn or sent to the browser must not pull in the machine or the database. */
function staysPortable(name, comment, from) {
  return { name, comment, severity: "error", from, to: { dependencyTypes: ["core"] } };
}

module.exports = {
  forbidden: [
    sees("domain-knows-nothing", "Rules are pure: lib/domain imports only itself.", {
      from: layer.domain,
      may: ["domain"],
    }),
    {
      name: "domain-needs-no-packages",
      comment: "Rules are pure: of all packages only decimal.js, which parses and shows amounts.",
      severity: "error",
      from: { path: layer.domain },
      to: { dependencyTypesNot: ["local", "aliased"], pathNot: [packages("decimal\\.js"), layer.domain] },
    },
    sees("schema-is-isomorphic", "The same zod schema runs in the browser, in a form and in the API.", {
      from: layer.schema,
      may: ["domain", "schema"],
    }),
    {
      name: "schema-needs-only-zod",
      comment: "What runs in the browser too may need zod and nothing of the machine.",
      severity: "error",
      from: { path: layer.schema },
      to: {
        dependencyTypesNot: ["local", "aliased"],
        pathNot: [packages("zod", "decimal\\.js"), layer.schema, layer.domain],
      },
    },
    sees(
      "data-only-reads",
      "data.ts reads with explicit arguments: it knows no session and writes nothing.",
      {
        from: layer.data,
        may: ["domain", "schema", "data", "platform"],
      },
    ),
    sees(
      "mutations-know-no-page",
      "mutations.ts locks, decides and posts, whoever calls; a mail is rendered where it is stored.",
      {
        from: layer.mutations,
        may: ["domain", "schema", "data", "mutations", "platform", "emails"],
      },
    ),
    sees("loaders-only-load", "loaders.ts go from the session to data; they never write.", {
      from: layer.loaders,
      may: ["domain", "schema", "data", "loaders", "platform"],
    }),
    sees("actions-only-pass-on", "actions.ts turn a form into one mutation and read nothing themselves.", {
      from: layer.actions,
      may: ["domain", "schema", "mutations", "platform"],
    }),
    {
      name: "features-have-five-files",
      comment: "A file's job is its name, from a closed list: schema, data, loaders, mutations, actions.",
      severity: "error",
      from: {},
      to: { path: "^lib/features/", pathNot: "/(schema|data|loaders|mutations|actions)\\.ts$" },
    },
    sees("platform-knows-no-feature", "Adapters serve features; they do not know them.", {
      from: layer.platform,
      may: ["domain", "platform"],
    }),
    {
      name: "prisma-client-stays-below",
      comment: "Only data, mutations and the platform's db, auth and access talk to the database by Prisma.",
      severity: "error",
      from: {
        pathNot: [layer.data, layer.mutations, "^lib/platform/(db|auth|access)/", "^(tests|scripts|prisma)/"],
      },
      to: { path: [generatedClient, packages("@prisma/client", "@prisma/adapter-pg")] },
    },
    {
      name: "scope-is-minted-in-access",
      comment: "Only the session gate and the token check know who is asking; nobody else makes a scope.",
      severity: "error",
      from: { pathNot: ["^lib/platform/access/", "^tests/"] },
      to: { path: "^lib/platform/access/mint-scope\\.ts$" },
    },
    sees("components-only-draw", "A component gets values and actions; it loads nothing.", {
      from: layer.components,
      may: ["domain", "schema", "actions", "components"],
    }),
    staysPortable("components-run-in-the-browser", "A component also runs where there is no machine.", {
      path: [layer.components, layer.schema, layer.domain],
    }),
    sees("pages-only-compose", "A page awaits its parameters, loads and composes.", {
      from: layer.pages,
      fromNot: layer.routes,
      may: ["domain", "schema", "loaders", "actions", "components", "pages"],
    }),
    {
      name: "pages-are-not-routes",
      comment: "A page never calls a route handler of its own house.",
      severity: "error",
      from: { path: layer.pages, pathNot: layer.routes },
      to: { path: layer.routes },
    },
    {
      name: "drawing-has-no-database",
      comment: "Pages, components, loaders' callers and mails draw what they are given.",
      severity: "error",
      from: {
        path: [layer.pages, layer.components, layer.emails, layer.loaders, layer.actions],
        pathNot: layer.routes,
      },
      to: { path: databasePackages },
    },
    sees("routes-are-adapters", "A route handler turns HTTP into a read or a write, and mails into markup.", {
      from: layer.routes,
      may: ["domain", "schema", "data", "mutations", "platform", "emails", "routes"],
    }),
    sees("server-is-an-adapter", "The process turns sockets and jobs into reads and writes.", {
      from: layer.server,
      may: ["domain", "schema", "data", "mutations", "platform", "emails", "server"],
    }),
    sees("emails-are-props-to-markup", "A mail's template gets props and gives markup.", {
      from: layer.emails,
      may: ["domain", "emails"],
    }),
    sees("gateway-is-its-own-house", "The device program talks to the portal over HTTP alone.", {
      from: layer.gateway,
      may: ["gateway"],
    }),
    {
      name: "product-needs-no-tests",
      comment: "What is shipped does not lean on its tests or on its set-up scripts.",
      severity: "error",
      from: { path: "^(app|components|emails|gateway|lib|server)/" },
      to: { path: "^(tests|scripts)/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "imports-exist",
      comment: "An import that cannot be resolved breaks at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["\\.css$", generatedClient] },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: ["node_modules", generatedClient] },
    exclude: { path: ["^\\.next/", "^\\.data/"] },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    webpackConfig: { fileName: "scripts/lint/resolve.cjs" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
