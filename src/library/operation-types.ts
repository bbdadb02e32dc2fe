import type { Operation } from "../operations/contract/operation.ts";
import type { OperationName, OperationNamed } from "../operations/index.ts";

/** The input of an operation as a caller gives it. */
export type InputOf<Name extends OperationName> =
  OperationNamed<Name> extends Operation<infer _Input, infer _Result, infer Given> ? Given : never;

/** The result of an operation. */
export type ResultOf<Name extends OperationName> =
  OperationNamed<Name> extends Operation<infer _Input, infer Result, infer _Given> ? Result : never;

export type LawInput = InputOf<"law">;
export type LawResult = ResultOf<"law">;
export type TrendInput = InputOf<"trend">;
export type TrendResult = ResultOf<"trend">;
export type WhyInput = InputOf<"why">;
export type WhyResult = ResultOf<"why">;
export type SeriesInput = InputOf<"series">;
export type SeriesResult = ResultOf<"series">;
export type BriefInput = InputOf<"brief">;
export type BriefResult = ResultOf<"brief">;
export type ReplicateInput = InputOf<"replicate">;
export type ReplicateResult = ResultOf<"replicate">;
export type ScalingInput = InputOf<"scaling">;
export type ScalingResult = ResultOf<"scaling">;
export type CapabilityInput = InputOf<"capability">;
export type CapabilityResult = ResultOf<"capability">;
export type HistoryInput = InputOf<"history">;
export type HistoryResult = ResultOf<"history">;
export type HorizonInput = InputOf<"horizon">;
export type HorizonResult = ResultOf<"horizon">;
export type PriceDeclineInput = InputOf<"price-decline">;
export type PriceDeclineResult = ResultOf<"price-decline">;
export type SimulateInput = InputOf<"simulate">;
export type SimulateResult = ResultOf<"simulate">;
export type TrainingInput = InputOf<"training">;
export type TrainingResult = ResultOf<"training">;
export type AgentInput = InputOf<"agent">;
export type AgentResult = ResultOf<"agent">;
export type ServingInput = InputOf<"serving">;
export type ServingResult = ResultOf<"serving">;
export type LagInput = InputOf<"lag">;
export type LagResult = ResultOf<"lag">;
export type PriceInput = InputOf<"price">;
export type PriceResult = ResultOf<"price">;
export type MarketInput = InputOf<"market">;
export type MarketResult = ResultOf<"market">;
export type EnergyInput = InputOf<"energy">;
export type EnergyResult = ResultOf<"energy">;
export type SkillInput = InputOf<"skill">;
export type SkillResult = ResultOf<"skill">;
export type UnlockInput = InputOf<"unlock">;
export type UnlockResult = ResultOf<"unlock">;
export type RaceInput = InputOf<"race">;
export type RaceResult = ResultOf<"race">;
export type LedgerInput = InputOf<"ledger">;
export type LedgerResult = ResultOf<"ledger">;
export type SweepInput = InputOf<"sweep">;
export type SweepResult = ResultOf<"sweep">;
export type VerifyInput = InputOf<"verify">;
export type VerifyResult = ResultOf<"verify">;
export type ChangesInput = InputOf<"changes">;
export type ChangesResult = ResultOf<"changes">;
export type ChipInput = InputOf<"chip">;
export type ChipResult = ResultOf<"chip">;
export type ModelInput = InputOf<"model">;
export type ModelResult = ResultOf<"model">;
export type LabInput = InputOf<"lab">;
export type LabResult = ResultOf<"lab">;
