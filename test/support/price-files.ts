import { readFileSync } from "node:fs";
import { sharedPath } from "./shared.ts";

/** The price files as their publishers keep them, made of what stood at the end of our histories. */
export const priceFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ["models-dev/api.json", modelsDevFile()],
    ["litellm/model_prices_and_context_window.json", liteLlmFile()],
    ["genai-prices/data.json", genaiFile()],
  ]);

type Price = number | null;

const read = <Content>(path: string): Content =>
  JSON.parse(readFileSync(sharedPath(`upstream/${path}`), "utf8"));

const decoded = (id: string): string => id.replaceAll("%2F", "/").replaceAll("%3A", ":");

interface ModelsDev {
  readonly models: readonly {
    readonly provider: string;
    readonly id: string;
    readonly family: string | null;
    readonly release: string | null;
    readonly open: boolean | null;
    readonly prices: readonly (readonly [Price, Price, Price, Price, string, string | null])[];
  }[];
}

function modelsDevFile(): string {
  const providers: Record<string, { id: string; models: Record<string, object> }> = {};
  for (const model of read<ModelsDev>("models-dev/price-history.json").models) {
    const standing = model.prices.find(([, , , , , lastSeen]) => lastSeen === null);
    if (!standing) continue;
    const [input, output, cacheRead, cacheWrite] = standing;
    providers[model.provider] ??= { id: model.provider, models: {} };
    const listing = decoded(model.id);
    Object.assign(providers[model.provider]?.models ?? {}, {
      [listing]: {
        ...{ id: listing, family: model.family ?? undefined, release_date: model.release },
        ...{ open_weights: model.open ?? undefined },
        cost: {
          ...{ input: input ?? undefined, output: output ?? undefined },
          ...{ cache_read: cacheRead ?? undefined, cache_write: cacheWrite ?? undefined },
        },
      },
    });
  }
  return JSON.stringify(providers);
}

interface LiteLlm {
  readonly models: readonly {
    readonly provider: string;
    readonly id: string;
    readonly prices: readonly (readonly [Price, Price, Price, string, string | null])[];
  }[];
}

function liteLlmFile(): string {
  const perToken = (usd: Price) => (usd === null ? undefined : usd / 1e6);
  const sample = ["sample_spec", { mode: "one of: chat, embedding", litellm_provider: "one of" }];
  const entries = read<LiteLlm>("litellm-derived/price-history.json").models.flatMap((model) => {
    const standing = model.prices.find(([, , , , lastSeen]) => lastSeen === null);
    if (!standing) return [];
    const [input, output, cacheRead] = standing;
    return [
      [
        model.id,
        {
          ...{ mode: "chat", litellm_provider: model.provider },
          input_cost_per_token: perToken(input),
          output_cost_per_token: perToken(output),
          cache_read_input_token_cost: perToken(cacheRead),
        },
      ],
    ];
  });
  return JSON.stringify(Object.fromEntries([sample, ...entries]));
}

interface Genai {
  readonly prices: readonly {
    readonly provider: string;
    readonly id: string;
    readonly input: Price;
    readonly output: Price;
    readonly cache_read: Price;
    readonly cache_write: Price;
    readonly start_date: string | null;
    readonly start_time: string | null;
    readonly tiered: boolean;
    readonly last_seen: string | null;
  }[];
}

function genaiFile(): string {
  const models = new Map<string, Map<string, object[]>>();
  const standing = read<Genai>("genai-prices/price-history.json").prices.filter(
    ({ last_seen }) => last_seen === null,
  );
  for (const one of standing.sort((a, b) => compare(a.start_date ?? "", b.start_date ?? ""))) {
    const base = (usd: Price) =>
      usd === null ? undefined : one.tiered ? { base: usd, tiers: [] } : usd;
    const constraint = {
      ...{ start_date: one.start_date ?? undefined, start_time: one.start_time ?? undefined },
    };
    const ofProvider = models.get(one.provider) ?? new Map<string, object[]>();
    models.set(one.provider, ofProvider);
    const conditional = ofProvider.get(decoded(one.id)) ?? [];
    ofProvider.set(decoded(one.id), conditional);
    conditional.push({
      constraint: JSON.stringify(constraint) === "{}" ? undefined : constraint,
      prices: {
        ...{ input_mtok: base(one.input), output_mtok: base(one.output) },
        ...{ cache_read_mtok: base(one.cache_read), cache_write_mtok: base(one.cache_write) },
      },
    });
  }
  return JSON.stringify(
    [...models].map(([id, listings]) => ({
      id,
      models: [...listings].map(([listing, prices]) => ({ id: listing, prices })),
    })),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
