/** What the parser hands on. `touch` is any sign of life, comments included. */
export type StreamSign =
  | Readonly<{ sign: "event"; type: string; data: string; id: string | null }>
  | Readonly<{ sign: "retry"; milliseconds: number }>
  | Readonly<{ sign: "comment"; text: string }>;

/** Takes bytes as they come and answers what became complete with them. */
export type EventParser = (bytes: Uint8Array) => readonly StreamSign[];

/** Thrown when one event is longer than an honest portal would send. */
export class StreamTooLong extends Error {
  constructor() {
    super("its event stream holds an event that does not end");
    this.name = "StreamTooLong";
  }
}

const LONGEST_EVENT = 1_048_576;
const LINE_END = /\r\n|\r|\n/;

/**
 * Reads server-sent events (WHATWG HTML, 9.2.6). Where the bytes are cut makes no difference; an event that was not
 * finished by an empty line never happened.
 */
export function createEventParser(longestEvent = LONGEST_EVENT): EventParser {
  const decoder = new TextDecoder();
  const event = createEventBuilder();
  let rest = "";
  let size = 0;
  return (bytes) => {
    rest += decoder.decode(bytes, { stream: true });
    const signs: StreamSign[] = [];
    for (let end = lineEndIn(rest); end !== null; end = lineEndIn(rest)) {
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      size = line === "" ? 0 : size + line.length;
      signs.push(...event.take(line));
    }
    if (size + rest.length > longestEvent) throw new StreamTooLong();
    return signs;
  };
}

/** The next line end, unless it is a carriage return whose line feed may still be on its way. */
function lineEndIn(text: string): RegExpExecArray | null {
  const end = LINE_END.exec(text);
  return end?.[0] === "\r" && end.index === text.length - 1 ? null : end;
}

function createEventBuilder(): Readonly<{ take: (line: string) => StreamSign[] }> {
  let type = "";
  let data: string[] = [];
  let id: string | null = null;

  const dispatch = (): StreamSign[] => {
    const event = { sign: "event", type: type || "message", data: data.join("\n"), id } as const;
    const isEmpty = data.length === 0;
    type = "";
    data = [];
    return isEmpty ? [] : [event];
  };
  const fields: Readonly<Record<string, (value: string) => StreamSign[]>> = {
    event: (value) => ((type = value), []),
    data: (value) => (data.push(value), []),
    id: (value) => (value.includes("\0") || (id = value), []),
    retry: (value) => (/^\d{1,9}$/.test(value) ? [{ sign: "retry", milliseconds: Number(value) }] : []),
  };
  return {
    take: (line) => {
      if (line === "") return dispatch();
      const colon = line.indexOf(":");
      if (colon === 0) return [{ sign: "comment", text: line.slice(1).trim() }];
      const name = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
      return Object.hasOwn(fields, name) ? (fields[name]?.(value) ?? []) : [];
    },
  };
}
