import { isIPv6 } from "node:net";

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The address by which attempts are counted. One household or rented machine has a whole /64 of IPv6 addresses, so
 * those count as one; an IPv4 address counts for itself, also where it is written as IPv6.
 */
export function addressGroup(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [plain = ""] = address.split("%");
  return `${groupsOf(plain).slice(0, NETWORK_GROUPS).join(":")}::/64`;
}

/** The eight groups of an IPv6 address; `URL` writes every spelling of it the same way. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = Array.from({ length: GROUPS - before.length - after.length }, () => "0");
  return tail === undefined ? before : [...before, ...missing, ...after];
}
