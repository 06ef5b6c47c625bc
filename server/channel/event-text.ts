/** One server-sent event. `retry` is how long to wait before connecting again, in milliseconds. */
export type ServerSentEvent = Readonly<{ event: string; id?: string; retry?: number; data: string }>;

/** The event as it goes over the line. The data have no line break: a document is one word, JSON is written as one line. */
export function eventText({ event, id, retry, data }: ServerSentEvent): string {
  const lines = [
    `event: ${event}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    `data: ${data}`,
  ];
  return `${lines.join("\n")}\n\n`;
}
