type Props = Readonly<{ serial: string; isLinked?: boolean }>;

/** A serial that leads to its device, unless the device is not one's own any more. A plain link: nothing needs a script. */
export function DeviceLink({ serial, isLinked = true }: Props) {
  if (!isLinked) return <code>{serial}</code>;
  return (
    <a href={`/devices/${serial}`} className="text-link underline underline-offset-3">
      <code>{serial}</code>
    </a>
  );
}
