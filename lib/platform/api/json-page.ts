import { Readable } from "node:stream";

const NEWLINE = 0x0a;

type Page = Readonly<{
  /** The field that holds the entries. */
  name: string;
  /** How many entries a page has; the source has one more if there is a next page. */
  limit: number;
  /** Where the next page begins, told by the last entry of this one. */
  cursorOf: (entry: unknown) => string;
}>;

/**
 * Lines of JSON as one page, `{"entries":[…],"nextCursor":…}`, made while they come: no more than a line is ever held.
 * Ending the page early ends its source.
 */
export function jsonPage(lines: Readable, page: Page): Readable {
  const stream = Readable.from(pageOf(lines, page), { objectMode: false });
  stream.once("close", () => lines.destroy());
  return stream;
}

async function* pageOf(lines: Readable, { name, limit, cursorOf }: Page): AsyncGenerator<Buffer> {
  let count = 0;
  let last: Buffer | undefined;
  yield Buffer.from(`{${JSON.stringify(name)}:[`);
  for await (const line of linesOf(lines)) {
    count += 1;
    if (count > limit) continue;
    yield count === 1 ? line : Buffer.concat([Buffer.from(","), line]);
    last = line;
  }
  const hasMore = count > limit && last !== undefined;
  const nextCursor = hasMore ? cursorOf(JSON.parse(String(last))) : null;
  yield Buffer.from(`],"nextCursor":${JSON.stringify(nextCursor)}}`);
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, begin)) {
      yield Buffer.concat([rest, chunk.subarray(begin, end)]);
      rest = Buffer.alloc(0);
      begin = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(begin)]);
  }
}
