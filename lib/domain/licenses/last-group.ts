/** A key or its last group, without what stands between the groups. */
const KEY_OR_GROUP = /^(?:act1)?[0-9a-f]{4}(?:[0-9a-f]{20})?$/;

/** The last group of an activation key that was typed whole, or of which only that group is known; null for others. */
export function lastGroupOf(text: string): string | null {
  const bare = text.toLowerCase().replaceAll(/[\s\-…]/g, "");
  return KEY_OR_GROUP.test(bare) ? bare.slice(-4) : null;
}
