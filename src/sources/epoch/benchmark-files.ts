/** A benchmark that Epoch AI runs itself. */
export interface EpochBenchmark {
  readonly file: string;
  /** Name as in dataset `benchmarks`. */
  readonly name: string;
  /** First day on which the questions were public or announced; absent when not known. */
  readonly released?: string;
}

const folder = "epoch-benchmarks/benchmark_data_2026-05";

/**
 * Benchmarks run by Epoch AI. Release dates are those of its own table of benchmarks; for SimpleQA
 * Verified that of arXiv 2509.07968, for FrontierMath Tier 4 that in the name of its question set.
 */
export const epochBenchmarks: readonly EpochBenchmark[] = [
  { file: `${folder}/chess_puzzles.csv`, name: "Chess Puzzles" },
  {
    file: `${folder}/frontiermath.csv`,
    name: "FrontierMath-2025-02-28-Private",
    released: "2025-02-28",
  },
  {
    file: `${folder}/frontiermath_tier_4.csv`,
    name: "FrontierMath-Tier-4-2025-07-01-Private",
    released: "2025-07-01",
  },
  { file: `${folder}/gpqa_diamond.csv`, name: "GPQA diamond", released: "2023-11-20" },
  { file: `${folder}/math_level_5.csv`, name: "MATH level 5", released: "2021-03-05" },
  {
    file: `${folder}/otis_mock_aime_2024_2025.csv`,
    name: "OTIS Mock AIME 2024-2025",
    released: "2024-12-19",
  },
  { file: `${folder}/simpleqa_verified.csv`, name: "SimpleQA Verified", released: "2025-09-09" },
  { file: `${folder}/swe_bench_verified.csv`, name: "SWE-Bench verified", released: "2024-08-13" },
];

/** Boards of others, each on its own terms; their rows are counted and left out. */
export const externalBoards: readonly string[] = [
  "adversarial_nli_external",
  "aider_polyglot_external",
  "apex_agents_external",
  "arc_agi_2_external",
  "arc_agi_external",
  "arc_ai2_external",
  "balrog_external",
  "bbh_external",
  "bool_q_external",
  "cad_eval_external",
  "common_sense_qa_2_external",
  "cybench_external",
  "deepresearchbench_external",
  "fictionlivebench_external",
  "gdpval_external",
  "geobench_external",
  "gsm8k_external",
  "gso_external",
  "hella_swag_external",
  "hle_external",
  "lambada_external",
  "lech_mazur_writing_external",
  "live_bench_external",
  "metr_time_horizons_external",
  "mmlu_external",
  "open_book_qa_external",
  "os_world_external",
  "piqa_external",
  "posttrainbench_external",
  "science_qa_external",
  "simplebench_external",
  "superglue_external",
  "swe_bench_bash",
  "terminalbench_external",
  "the_agent_company_external",
  "trivia_qa_external",
  "video_mme_external",
  "vpct_external",
  "webdev_arena_external",
  "weirdml_external",
  "wino_grande_external",
].map((board) => `${folder}/${board}.csv`);
