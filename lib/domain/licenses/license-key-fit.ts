import type { Serial } from "@/lib/domain/hardware/serial";
import { isHardware } from "@/lib/domain/licenses/articles";
import { Refusal } from "@/lib/domain/refusal";

/** What a serial tells of its device: one of the vendor's own, a virtual machine, or somebody else's. */
export type DeviceKind = "appliance" | "virtual" | "foreign";

type FittedArticle = Readonly<{ number: string; name: string; kind: string; perDevice: boolean }>;

/** The block of addresses the vendor's devices are numbered from, as on their labels. */
const VENDOR_BLOCK = "00-90-33-";
/** The blocks that makers of virtual machines number theirs from. */
const VIRTUAL_BLOCKS = ["00-0C-29-", "00-50-56-", "00-15-5D-", "00-16-3E-", "00-1C-42-", "08-00-27-"];
/** The second digit of an address that nobody registered: such numbers are given by software. */
const GIVEN_BY_SOFTWARE = /^[0-9A-F][26AE]/;

/** The kind of a device, by the block its serial is from. */
export function deviceKindOf(serial: Serial): DeviceKind {
  if (serial.startsWith(VENDOR_BLOCK)) return "appliance";
  const isVirtual = VIRTUAL_BLOCKS.some((block) => serial.startsWith(block));
  return isVirtual || GIVEN_BY_SOFTWARE.test(serial) ? "virtual" : "foreign";
}

/**
 * Whether an article fits a device. Only `perDevice` articles are particular: hardware licenses switch on what is
 * built into a device and fit the vendor's own devices alone; software that is bound to a device also fits a
 * virtual machine, but not another maker's device (docs/rules.md, 2).
 */
export function decideFit(article: Omit<FittedArticle, "name">, serial: Serial): "fits" | "does_not_fit" {
  if (!article.perDevice) return "fits";
  const fitting: readonly DeviceKind[] = isHardware(article) ? ["appliance"] : ["appliance", "virtual"];
  return fitting.includes(deviceKindOf(serial)) ? "fits" : "does_not_fit";
}

/** Refuses an article that does not fit a device (`article_does_not_fit`). */
export function requireFit(article: FittedArticle, serial: Serial): void {
  if (decideFit(article, serial) === "does_not_fit") {
    throw new Refusal("article_does_not_fit", { article: article.name, serial });
  }
}
