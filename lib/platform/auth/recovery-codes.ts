import { randomInt } from "node:crypto";
import { hashOfSecret } from "@/lib/platform/auth/secret-token";

const CODES = 10;
const GROUPS = 4;
const GROUP_LENGTH = 4;
/** No sign that reads like another. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes, each of which opens the second factor once: 79 random bits, easy to write down. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newCode);

/** What is stored of a code, however it was typed. */
export const hashOfCode = (typed: string): Uint8Array<ArrayBuffer> =>
  hashOfSecret(typed.toLowerCase().replaceAll(/[^a-z\d]/g, ""));

const newCode = (): string => Array.from({ length: GROUPS }, newGroup).join("-");

const newGroup = (): string =>
  Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
