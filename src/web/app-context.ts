import { createContext, useContext } from "react";
import type { ThemeName } from "../charts/theme.ts";
import type { Language, Translate } from "../i18n/translate.ts";
import { type Address, linkTo } from "./address.ts";
import type { AddressStore } from "./address-store.ts";
import type { CallWorker } from "./work/call-worker.ts";
import type { ComputeRequest, DrawRequest } from "./work/messages.ts";

/** What every component may ask of the explorer. */
export interface App {
  readonly address: Address;
  readonly change: AddressStore["change"];
  readonly language: Language;
  readonly theme: ThemeName;
  readonly t: Translate;
  /** The as-of date that the address asks for; today when undefined. */
  readonly asOf: string | undefined;
  readonly today: string;
  readonly compute: CallWorker<ComputeRequest>;
  readonly draw: CallWorker<DrawRequest>;
}

export const AppContext = createContext<App | undefined>(undefined);

/** The explorer around a component. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("a component stands outside of the explorer");
  return app;
}

/** Makes links to pages, which keep date, language and theme. */
export function useLink(): (
  path: readonly string[],
  own?: Readonly<Record<string, string>>,
) => string {
  const { address } = useApp();
  return (path, own) => linkTo(address, path, own);
}
