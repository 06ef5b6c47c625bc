import { readQuantity } from "@/lib/domain/licenses/quantity";

/** The fields of the form that activates devices. "@" occurs in no serial. */
export const DEVICE_FIELDS = {
  basedOn: (serial: string) => `basedOn@${serial}`,
  active: (serial: string) => `active@${serial}`,
} as const;

type Values = Readonly<Record<string, string>>;

/** What the fields ask for: each device with the version that was seen; a box that is not ticked is not sent. */
export const devicesOfFields = (
  values: Values,
): Readonly<{ serial: string; active: boolean; basedOn: number | null }>[] =>
  Object.entries(values).flatMap(([name, text]) => {
    const [field, serial] = name.split("@");
    if (field !== "basedOn" || !serial) return [];
    return [{ serial, basedOn: readQuantity(text), active: values[DEVICE_FIELDS.active(serial)] === "on" }];
  });
