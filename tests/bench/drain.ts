import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Reads a stream to its end and throws the bytes away. */
export const drain = (stream: NodeJS.ReadableStream): Promise<void> =>
  pipeline(stream, new Writable({ write: (_chunk, _encoding, done) => done() }));
