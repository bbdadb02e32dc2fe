import type { Language } from "../../i18n/languages.ts";
import { readHome } from "./built-home.ts";

/**
 * Show the home page as it was drawn when the site was built, and read its parts, with which the
 * explorer takes its place. Done when it has been painted; where the site has none, at once.
 */
export async function showFirstView(place: HTMLElement, language: Language): Promise<void> {
  const parts = readHome(language);
  const response = await fetch(`./home-${language}.html`).catch(() => undefined);
  if (response?.ok) {
    place.innerHTML = await response.text();
    await painted();
  }
  await parts;
}

/** After the next frame; a page that nobody sees has none. */
const painted = (): Promise<void> =>
  document.hidden
    ? Promise.resolve()
    : new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
