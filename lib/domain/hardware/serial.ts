import type { Branded } from "@/lib/domain/branded";
import { Refusal } from "@/lib/domain/refusal";

/** A device's serial, in the form printed on its label: "00-90-33-46-0A-F2". */
export type Serial = Branded<string, "Serial">;

const SEPARATED = /^[0-9A-F]{2}([-:. ]?)[0-9A-F]{2}(?:\1[0-9A-F]{2}){4}$/;
const THREE_GROUPS = /^[0-9A-F]{4}([-:. ])[0-9A-F]{4}\1[0-9A-F]{4}$/;

/**
 * Reads a serial however it was written down: 00-90-33-00-00-00, 009033000000, with colons, dots or spaces, in groups
 * of two or four, in any case. Anything else is refused as `serial_malformed`.
 */
export function parseSerial(text: string): Serial {
  const written = text.trim().toUpperCase();
  if (!SEPARATED.test(written) && !THREE_GROUPS.test(written)) {
    throw new Refusal("serial_malformed", { text: text.trim().slice(0, 40) });
  }
  const digits = written.replaceAll(/[^0-9A-F]/g, "");
  return (digits.match(/../g) ?? []).join("-") as Serial;
}

/** The serial as printed on the label. A `Serial` is kept in this form, so it can also be shown as it is. */
export const formatSerial = (serial: Serial): string => serial;

/** Twelve bare digits in lower case, as license files and `f_mac` write it. */
export const compactSerial = (serial: Serial): string => serial.replaceAll("-", "").toLowerCase();
