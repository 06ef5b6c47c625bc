import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What we use of Prisma's schema engine in its WebAssembly form. */
export type SchemaEngine = Readonly<{ diff: (question: unknown) => Promise<{ stdout: string | null }> }>;

type EngineModule = Readonly<{
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  SchemaEngine: {
    new: (options: unknown, log: (line: string) => void, adapter: object) => Promise<SchemaEngine>;
  };
}>;

const NAME = "@prisma/schema-engine-wasm/schema_engine_bg";
const complaints: string[] = [];

/** The engine reports why it gave up through this registry, before it traps. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => complaints.push(text) },
});

let loaded: Promise<EngineModule> | undefined;

/** Opens the engine on a database. */
export async function openSchemaEngine(adapter: object): Promise<SchemaEngine> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

/** By hand, because Node's own loading of WebAssembly modules still warns; once, because it holds on to its memory. */
async function loadEngine(): Promise<EngineModule> {
  const engine = (await import(NAME)) as EngineModule;
  const binary = readFileSync(
    createRequire(import.meta.url)
      .resolve(NAME)
      .replace(/\.js$/, ".wasm"),
  );
  const imports = { "./schema_engine_bg.js": engine } as unknown as WebAssembly.Imports;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), imports);
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** What the engine said before it gave up. */
export const lastComplaint = (): string | undefined => complaints.at(-1);
