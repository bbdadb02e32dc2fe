/**
 * Inputs of a published cost that its publisher has revised since, as its table of June 2024 held
 * them; what is absent was not known then. `stated`: the cost was entered as a round figure and is
 * of no recipe.
 */
export type EarlierInputs =
  | "stated"
  | {
      readonly hardware: string;
      readonly quantity?: number;
      readonly hours?: number;
      readonly chipHours?: number;
      readonly flop: number;
      /** ISO date of publication, where it was another. */
      readonly published?: string;
    };

const tpu3 = (flop: number, hours?: number): EarlierInputs => ({
  hardware: "Google TPU v3",
  flop,
  ...(hours === undefined ? {} : { hours }),
});

/** By model, named as in the dataset `models`. */
export const earlierInputs: Readonly<Record<string, EarlierInputs>> = {
  "AlphaGo Master": { hardware: "Google TPU v1", flop: 2.0001e23, published: "2017-01-01" },
  "ViT-G/14": tpu3(3.4e21),
  "Denoising Diffusion Probabilistic Models (LSUN Bedroom)": tpu3(3.8e20),
  GOAT: tpu3(7.8e22),
  "EfficientNetV2-XL": tpu3(9.56e19, 45),
  "ViT-22B": { hardware: "Google TPU v4", flop: 4.0001e23 },
  ESM1b: { hardware: "NVIDIA V100", quantity: 128, flop: 4.6e20 },
  DeBERTa: { hardware: "NVIDIA V100", quantity: 96, hours: 240, flop: 6e21 },
  "wave2vec 2.0 LARGE": { hardware: "NVIDIA Tesla V100 DGXS 32 GB", flop: 1.9e21 },
  "Big Transformer for Back-Translation": {
    hardware: "NVIDIA V100",
    quantity: 128,
    hours: 27.7,
    chipHours: 3541,
    flop: 1.080843264e20,
  },
  SEER: {
    hardware: "NVIDIA Tesla V100 DGXS 32 GB",
    quantity: 512,
    hours: 192,
    chipHours: 98_304,
    flop: 4.42e21,
  },
  "CODEFUSION (Python)": { hardware: "NVIDIA Tesla V100 SXM2 32 GB", hours: 11, flop: 7.92e18 },
  EMDR: { hardware: "NVIDIA A100", hours: 230, flop: 1.24e21 },
  AudioGen: { hardware: "NVIDIA A100", hours: 168, flop: 7.2e21 },
  "Inflection-2.5": { hardware: "NVIDIA H100 SXM5 80GB", flop: 1.0001e25 },
  HyenaDNA: "stated",
};
