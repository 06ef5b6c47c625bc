/** A license key as the document shows it. */
export const BOUND_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000030",
  licenseKey: "9e2d-7985-3e84-1005",
  article: "02-00039-002",
  name: "PBX-Port14",
  quantity: 37,
  serial: "00-90-33-46-0A-F2",
  endCustomer: "Bergmann Logistik",
  location: "Hamburg",
  description: "master pbx",
};

/** A license that is asked for, as the document shows it. */
export const WANTED_EXAMPLE = {
  article: "02-00039-002",
  quantity: 37,
  serial: "00-90-33-46-0a-f2",
  endCustomer: "Bergmann Logistik",
  location: "Hamburg",
  description: "master pbx",
};
