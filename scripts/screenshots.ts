/**
 * Takes the pictures of docs/screenshots from the built explorer, with a browser of the system.
 * Dates are fixed, so that a picture changes only when the explorer does.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { packageRoot } from "../src/node/package-root.ts";
import { browserFlags, browserPath, WITHOUT_BROWSER } from "../test/support/browser.ts";
import { serveExplorer } from "../test/support/serve-explorer.ts";

const pictures = [
  { name: "home", address: "#/?a=2026-11-20&l=en&t=light", width: 1280, height: 800 },
  { name: "home-phone-zh", address: "#/?a=2026-11-20&l=zh&t=dark", width: 390, height: 780 },
  {
    name: "trend",
    address: "#/trend/time-horizon?a=2026-11-20&l=en&t=dark",
    width: 1280,
    height: 800,
  },
  {
    name: "price",
    address: "#/price?a=2026-11-20&l=en&t=light&atLeast=140",
    width: 1280,
    height: 800,
  },
  {
    name: "training",
    address: "#/training?a=2026-11-20&l=en&t=light",
    width: 1280,
    height: 900,
  },
  { name: "lag", address: "#/lag?a=2026-11-20&l=en&t=dark", width: 1280, height: 900 },
  { name: "unlock", address: "#/unlock?a=2026-11-20&l=en&t=light", width: 1280, height: 1040 },
  { name: "market", address: "#/market?a=2026-11-20&l=zh&t=light", width: 1280, height: 900 },
  { name: "energy", address: "#/energy?a=2026-11-20&l=en&t=dark", width: 1280, height: 900 },
  {
    name: "agent-phone-zh",
    address: "#/agent?a=2026-11-20&l=zh&t=dark",
    width: 390,
    height: 780,
  },
  { name: "scenario", address: "#/scenario?l=en&t=light", width: 1280, height: 800 },
];

const folder = join(packageRoot, "docs/screenshots");
mkdirSync(folder, { recursive: true });
if (browserPath === undefined) throw new Error(WITHOUT_BROWSER);
const server = await serveExplorer();
const browser = await chromium.launch({
  executablePath: browserPath,
  args: [...browserFlags, "--hide-scrollbars"],
});
for (const { name, address, width, height } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, locale: "en-GB" });
  await page.goto(server.url + address);
  await page.waitForSelector(".card svg, .canvas svg", { state: "attached" });
  await page.waitForSelector(".waiting, [aria-busy=true], .stale", { state: "detached" });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
  console.log(`docs/screenshots/${name}.png`);
}
await browser.close();
await server.stop(0);
