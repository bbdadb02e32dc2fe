/** The day of the interview, on which its forecasts rest. */
export const INTERVIEW_DAY = "2023-12-28";

const stretch = { 6: 0.05, 12: 0.25, 18: 0.4, 24: 0.5 };
const outsider = { 6: 0.05, 12: 0.2, 18: 0.3, 24: 0.4 };

/**
 * What the interview said of who would reach GPT-4's level, as probabilities by months: our reading
 * of its hedges. Claude 3 and Gemini Ultra were known to the speaker to be weeks away; of open
 * models it said that 2024 would be a stretch and that the gap might widen.
 */
export const interviewForecasts: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  Anthropic: { 6: 0.95, 12: 0.97, 18: 0.98, 24: 0.98 },
  Google: { 6: 0.9, 12: 0.95, 18: 0.97, 24: 0.97 },
  Meta: stretch,
  "Mistral AI": stretch,
  Alibaba: stretch,
  DeepSeek: stretch,
  Microsoft: outsider,
  "01.AI": outsider,
  "Technology Innovation Institute": outsider,
  "Stability AI": outsider,
};
