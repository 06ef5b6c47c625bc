import { describe, expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { decideSwap, replacementsFor, type SwapDevice } from "@/lib/domain/rental-devices/decide-swap";
import { devicesOfFields } from "@/lib/domain/rental-devices/device-fields";
import { deviceStateOf } from "@/lib/domain/rental-devices/device-state";
import { requireWholeShipment } from "@/lib/domain/rental-devices/order";
import { orderedItemsOf, serialsOfFields } from "@/lib/domain/rental-devices/order-fields";
import { decideCode, expiryOf, readCode } from "@/lib/domain/rental-devices/provisioning-code";
import { isRentableOn } from "@/lib/domain/licenses/articles";
import { readQuantity } from "@/lib/domain/licenses/quantity";

const NOW = instant(1_000_000n);
const device = (serial: string, facts: Partial<SwapDevice> = {}): SwapDevice => ({
  serial,
  article: "phone",
  state: "listed",
  ...facts,
});

describe("a device's state", () => {
  test("follows from what it rents and whether another took its place", () => {
    expect(deviceStateOf({ rents: false, isSwappedOut: false })).toBe("listed");
    expect(deviceStateOf({ rents: true, isSwappedOut: false })).toBe("active");
    expect(deviceStateOf({ rents: false, isSwappedOut: true })).toBe("retired");
  });
});

describe("an exchange", () => {
  test("is of a device that rents, by one of the same model that does not", () => {
    const old = device("A", { state: "active" });
    const others = [
      device("B"),
      device("C", { state: "active" }),
      device("D", { article: "gateway" }),
      device("E", { state: "retired" }),
    ];
    expect(replacementsFor(old, [old, ...others]).map(({ serial }) => serial)).toEqual(["B"]);
    expect(others.map((other) => decideSwap(old, other).decision)).toEqual([
      "allowed",
      "rental_device_active",
      "rental_device_differs",
      "rental_device_retired",
    ]);
    expect(decideSwap(old, old).decision).toBe("rental_device_active");
    expect(decideSwap(device("F"), device("B"))).toEqual({ decision: "rental_device_idle", serial: "F" });
    expect(decideSwap(device("F", { state: "retired" }), device("B")).decision).toBe("rental_device_retired");
  });
});

describe("a provisioning code", () => {
  const code = { usedDevices: 0, mostDevices: 1, expiresAt: instant(NOW + 1n), endedAt: null };

  test("lasts a quarter of an hour, or seven days for a rollout, without its last second", () => {
    expect(expiryOf("device", NOW) - NOW).toBe(900n);
    expect(expiryOf("rollout", NOW) - NOW).toBe(604_800n);
    expect(decideCode(code, NOW)).toBe("usable");
    expect(decideCode(code, code.expiresAt)).toBe("provisioning_code_expired");
  });

  test("lets in as many devices as it says, and nobody once it is ended", () => {
    expect(decideCode({ ...code, usedDevices: 1 }, NOW)).toBe("provisioning_code_used");
    expect(decideCode({ ...code, usedDevices: 1, mostDevices: 2 }, NOW)).toBe("usable");
    expect(decideCode({ ...code, endedAt: NOW }, NOW)).toBe("provisioning_code_ended");
  });

  test("is understood however it is typed", () => {
    expect(readCode(" 7k3m-9qtx 2b4w-hd8n\n")).toBe("7K3M9QTX2B4WHD8N");
    expect(readCode("oOiL-lI")).toBe("001111");
  });
});

describe("a shipment", () => {
  const items = [{ article: "phone", quantity: 2 }];
  const refusing = (...shipped: readonly (readonly [article: string, ...serials: string[]])[]) => {
    try {
      requireWholeShipment(
        items,
        shipped.map(([article, ...serials]) => ({ article, serials })),
      );
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test("is what was ordered, each serial once", () => {
    expect(refusing(["phone", "A", "B"])).toBeNull();
    expect(refusing(["phone", "A"])).toBe("rental_order_miscounted");
    expect(refusing(["phone", "A", "B", "C"])).toBe("rental_order_miscounted");
    expect(refusing()).toBe("rental_order_miscounted");
    expect(refusing(["phone", "A", "B"], ["gateway", "C"])).toBe("rental_order_miscounted");
    expect(refusing(["phone", "A", "A"])).toBe("rental_device_repeated");
  });
});

test("fields of forms say what is ordered, shipped and active", () => {
  const ordered = { "quantity@a": "2", "quantity@b": "", "quantity@c": "0", "quantity@d": "x", note: "n" };
  expect(orderedItemsOf(ordered, readQuantity)).toEqual([
    { article: "a", quantity: 2 },
    { article: "d", quantity: null },
  ]);
  expect(serialsOfFields({ "serials@a": " 1,2;3\n4 ", "serials@b": "" })).toEqual([
    { article: "a", serials: ["1", "2", "3", "4"] },
    { article: "b", serials: [] },
  ]);
  expect(devicesOfFields({ "basedOn@S": "3", "active@S": "on", "basedOn@T": "0" })).toEqual([
    { serial: "S", basedOn: 3, active: true },
    { serial: "T", basedOn: 0, active: false },
  ]);
});

test("hardware is rented as a device, licenses on a PBX, and hardware licenses not at all", () => {
  const phone = { number: "05-1", kind: "hardware", rentable: true };
  const port = { number: "02-1", kind: "software", rentable: true };
  expect([isRentableOn("device", phone), isRentableOn("pbx", phone)]).toEqual([true, false]);
  expect([isRentableOn("device", port), isRentableOn("pbx", port)]).toEqual([false, true]);
  expect(isRentableOn("device", { ...phone, rentable: false })).toBe(false);
  expect(isRentableOn("device", { ...phone, number: "01-00500-1" })).toBe(false);
});
