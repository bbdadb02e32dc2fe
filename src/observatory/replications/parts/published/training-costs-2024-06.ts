/** Published cost of training one model, USD of December 2023. */
export interface PublishedCost {
  readonly model: string;
  readonly amortised: number;
  /** Absent where no cloud price was found for the chip. */
  readonly cloud?: number;
}

/**
 * Costs of the first edition as its authors printed them, to the cent.
 *
 * @see https://github.com/epoch-research/training-cost-trends/blob/09f05888905702b571e553047d97883cf517865e/compared_results.ipynb
 */
export const publishedCosts202406: readonly PublishedCost[] = [
  { model: "Gemini 1.0 Ultra", amortised: 29_827_341.92, cloud: 191_400_000 },
  { model: "Inflection-2", amortised: 12_961_959, cloud: 11_539_685.51 },
  { model: "Falcon-180B", amortised: 10_340_911.71, cloud: 25_816_106.91 },
  { model: "PaLM 2", amortised: 4_865_570.06, cloud: 28_962_679.51 },
  { model: "GPT-4", amortised: 40_586_592.58, cloud: 78_351_375.44 },
  { model: "GPT-3.5 (text-davinci-003)", amortised: 4_625_550.75, cloud: 8_491_314.67 },
  { model: "BLOOM-176B", amortised: 901_068.66, cloud: 1_990_895.11 },
  { model: "U-PaLM (540B)", amortised: 2_973_979.33, cloud: 12_523_687.89 },
  { model: "Flan-PaLM 540B", amortised: 2_961_791.49, cloud: 12_460_827.09 },
  { model: "BlenderBot 3", amortised: 1_464_700.54, cloud: 3_009_841 },
  { model: "GLM-130B", amortised: 820_296.63, cloud: 1_635_558.94 },
  { model: "Minerva (540B)", amortised: 3_180_655.52, cloud: 13_470_077.84 },
  { model: "Parti", amortised: 344_852.95, cloud: 1_576_998 },
  { model: "OPT-175B", amortised: 731_667.61, cloud: 1_493_962.1 },
  { model: "PaLM (540B)", amortised: 2_945_949.76, cloud: 12_388_952.18 },
  { model: "LaMDA", amortised: 229_949.99, cloud: 1_319_574.42 },
  { model: "GLaM", amortised: 541_437.42, cloud: 2_092_998.44 },
  { model: "Gopher (280B)", amortised: 616_611.14, cloud: 3_499_778.28 },
  { model: "Megatron-Turing NLG 530B", amortised: 3_704_291.31, cloud: 6_405_598.75 },
  { model: "HyperCLOVA 82B", amortised: 586_408.78, cloud: 986_963.63 },
  { model: "GOAT", amortised: 84_799.79, cloud: 436_164.78 },
  { model: "ByT5-XXL", amortised: 92_453.38, cloud: 454_010.72 },
  { model: "ProtT5-XXL", amortised: 85_701.26, cloud: 413_093.71 },
  { model: "Meta Pseudo Labels", amortised: 53_844.28, cloud: 251_389.25 },
  { model: "Switch", amortised: 139_663.56, cloud: 619_736.16 },
  { model: "DALL-E", amortised: 118_437.36, cloud: 335_275.2 },
  { model: "iGPT-XL", amortised: 98_082.34, cloud: 236_643.89 },
  { model: "GPT-3 175B (davinci)", amortised: 2_056_969.34, cloud: 4_324_846.29 },
  { model: "Turing-NLG", amortised: 51_659.71, cloud: 113_180.29 },
  { model: "Meena", amortised: 206_760.38, cloud: 697_104.42 },
  { model: "AlphaStar", amortised: 125_758.1, cloud: 380_257.18 },
  { model: "T5-11B", amortised: 75_524.39, cloud: 231_371.32 },
  { model: "Megatron-BERT", amortised: 615_532.41, cloud: 934_981.24 },
  { model: "Megatron-LM (8.3B)", amortised: 106_142.29, cloud: 216_068.61 },
  { model: "RoBERTa Large", amortised: 82_771.08, cloud: 160_016.3 },
  { model: "BigGAN-deep 512x512", amortised: 5170.46, cloud: 11_648.08 },
  { model: "AlphaZero", amortised: 229_918.61, cloud: 324_542.09 },
  { model: "AlphaGo Zero", amortised: 613_480.63 },
  { model: "JFT", amortised: 17_239.59, cloud: 33_440.45 },
  { model: "MoE", amortised: 3863.74 },
  { model: "AlphaGo Master", amortised: 471_445.32 },
  { model: "PolyNet", amortised: 615.55 },
  { model: "Xception", amortised: 12_617.63, cloud: 20_285.16 },
  { model: "GNMT", amortised: 193_787.11, cloud: 307_907.17 },
  { model: "DeepSpeech2 (English)", amortised: 206.31 },
];
