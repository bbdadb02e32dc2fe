// Claim: in the explorer, a moved slider changes the result of the training calculator within a frame,
// and a moved lever of the race has its first answer, of 2,000 draws, within 100 ms.
import { existsSync } from "node:fs";
import { median } from "./interleave.mjs";
import { isMain, notRun, printRows } from "./report.mjs";
import { startServed } from "./served-process.mjs";
import { hostClock } from "./yardsticks.mjs";

const training = "model=llama-3.1-405b&chips=16384&hardware=h100-sxm&tokens=15600000000000";
/** What is moved, where the result stands, and within how many milliseconds. */
const scenes = [
  ...Object.entries({ 10000: 16, 100000: 100 }).map(([draws, bound]) => ({
    claim: `slider to result, ${draws} draws`,
    address: `#/training?${training}&draws=${draws}`,
    slider: /tokens/,
    result: ".finding",
    bound,
  })),
  {
    claim: "lever of the race to its first answer, 2000 draws",
    address: "#/race?view=levers&lever=Meta%3Acompute%3D%2B0.30oom%2Fyr",
    slider: /^Compute of/,
    result: ".lever-effect",
    bound: 100,
  },
];
const warmMoves = 15;
const moves = 25;
/** Moves in one direction before it turns. */
const SWING = 10;
/** Between two single moves: pictures are drawn anew, then the page rests. */
const restMs = 400;
const chromiumPath = "/usr/bin/chromium";
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/**
 * Watches the page: for every move, milliseconds from the key until the new finding is in
 * the page, and until it is painted.
 */
function watch(result) {
  const main = document.querySelector("main") ?? document.body;
  const finding = () => document.querySelector(result)?.textContent ?? "";
  const done = [];
  let begun;
  let before = finding();
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      begun = timeStamp;
      before = finding();
    },
    true,
  );
  new MutationObserver(() => {
    if (begun === undefined || finding() === before || finding() === "") return;
    const start = begun;
    begun = undefined;
    const shown = performance.now() - start;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done.push({ shown, painted: performance.now() - start });
      port2.postMessage(0);
    });
  }).observe(main, { subtree: true, childList: true, characterData: true });
  window.moved = done;
}

async function measure(browser, url, { address, slider, result }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  await page.goto(`${url}${address}`);
  await page.waitForSelector(result);
  await page.evaluate(watch, result);
  await page.getByRole("slider", { name: slider }).first().focus();
  const move = async (count, rest) => {
    const before = await page.evaluate("window.moved.length");
    for (let done = before; done < before + count; done++) {
      if (rest) await page.waitForTimeout(restMs);
      // There and back, so that it never stands at an end.
      const back = Math.floor(done / SWING) % 2 === 1;
      await page.keyboard.press(back ? "ArrowLeft" : "ArrowRight");
      await page.waitForFunction((least) => window.moved.length > least, done);
    }
    return (await page.evaluate("window.moved")).slice(before);
  };
  await move(warmMoves, false);
  const single = await move(moves, true);
  const dragged = await move(moves, false);
  await page.close();
  return { single, dragged };
}

/** The rows of this claim. */
export async function slider() {
  if (!existsSync(chromiumPath)) {
    return scenes.map(({ claim }) => notRun(claim, `no browser at ${chromiumPath}`));
  }
  const { chromium } = await import("playwright-core");
  const served = await startServed();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  try {
    const rows = [];
    for (const scene of scenes) rows.push(await rowOf(browser, served.url, scene));
    return rows;
  } finally {
    await browser.close();
    await served.stop();
  }
}

async function rowOf(browser, url, scene) {
  const clock = hostClock();
  clock.tick();
  const { single, dragged } = await measure(browser, url, scene);
  clock.tick();
  clock.tick();
  const of = (name, done = single) => median(done.map((move) => move[name]));
  return clock.row(scene.claim, of("shown"), -scene.bound, {
    moves,
    painted: `${of("painted").toFixed(1)} ms`,
    "one move after the other": `${of("shown", dragged).toFixed(1)} ms`,
  });
}

if (isMain(import.meta)) printRows(await slider());
