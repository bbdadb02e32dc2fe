import { type Address, changeValues, longNames, readAddress, writeAddress } from "./address.ts";

/** Milliseconds between two writes to the address bar, which browsers limit. */
const WRITE_EVERY = 150;

/** The address as state: read at once, written to the bar a little later. */
export interface AddressStore {
  current(): Address;
  /** Change values of the page; undefined removes one. */
  change(changes: Readonly<Record<string, string | undefined>>): void;
  subscribe(listener: () => void): () => void;
}

/** Open the store on a window. Changes replace the entry of the history; links add to it. */
export function openAddressStore(host: Window): AddressStore {
  let address = withSearch(readAddress(host.location.hash), host.location.search);
  let timer: number | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const write = () => {
    timer = undefined;
    host.history.replaceState(null, "", writeAddress(address));
  };
  host.addEventListener("hashchange", () => {
    host.clearTimeout(timer);
    timer = undefined;
    address = withSearch(readAddress(host.location.hash), host.location.search);
    tell();
  });
  return {
    current: () => address,
    change: (changes) => {
      address = { ...address, values: changeValues(address.values, changes) };
      timer ??= host.setTimeout(write, WRITE_EVERY);
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What may stand before the `#` as well, where a server sees it. */
const beforeHash = ["embed", "lang", "theme"] as const;

/** The address with what stands before its `#`; what stands behind it says more. */
const withSearch = (address: Address, search: string): Address => {
  const given = new URLSearchParams(search);
  const values = Object.fromEntries(
    beforeHash.flatMap((key) => {
      const value = given.get(key);
      return value === null ? [] : [[longNames.get(key) ?? key, value]];
    }),
  );
  return { ...address, values: { ...values, ...address.values } };
};
