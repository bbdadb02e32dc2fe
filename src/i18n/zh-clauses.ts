import { yamlClauses } from "./zh-yaml.ts";

/**
 * Clauses that rooms without words of their own put into the rule of a problem, in Chinese. In
 * English they are told as they stand.
 */
const clauses: Readonly<Record<string, string>> = {
  "% is a unit of inputs and outputs; between them a share is a number":
    "% 只能作输入与输出的单位；中间量的比例是普通的数",
  "0 or 1": "0 或 1",
  "a date YYYY-MM-DD": "YYYY-MM-DD 形式的日期",
  "a key must be a text": "键必须是文本",
  "a name": "名称",
  "a unit has letters and _": "单位只能含字母和 _",
  "a name has letters, digits and _": "名称只能含字母、数字和 _",
  "a name is not a reserved word": "名称不能是保留字",
  "a number": "数",
  "a number of at least low": "不小于 low 的数",
  "a number in one column at least": "至少一列中有数值",
  "0.5 or 0.8": "0.5 或 0.8",
  "capability, horizon, price, size, sense or speed":
    "capability、horizon、price、size、sense 或 speed",
  "image, speech or video": "image、speech 或 video",
  "a number above 0": "大于 0 的数",
  "a number from 0 to 1": "0 到 1 之间的数",
  "a number must be within the range of a double": "数必须在双精度浮点数的范围内",
  "a number of at least 0": "不小于 0 的数",
  "a whole number from 0 to 1,000": "0 到 1,000 的整数",
  "a whole number up to that of the attempts": "不超过尝试次数的整数",
  "a series needs recur": "序列需要 recur",
  "aliases are not allowed": "不允许使用别名",
  "an input needs a value": "输入需要有值",
  "an observation needs one value; use sum_members or another of its kind":
    "观测需要单个数值；请用 sum_members 之类的归约",
  "an observed value must be a number": "观测值必须是数",
  "arguments without a name come first": "不带名称的参数要写在前面",
  "comparisons do not chain; use and": "比较不能连写；请用 and",
  "expected a number, a name or a bracket": "此处应为数、名称或括号",
  "expected an operator or the end": "此处应为运算符或结尾",
  "both ends of a range of dates must be dates": "日期范围的两端都必须是日期",
  "no such day": "没有这一天",
  "low must be below high": "下限必须小于上限",
  "members must differ": "成员名称不能重复",
  "months must be a whole number above 0, members at least one":
    "months 必须是大于 0 的整数，且至少有一个成员",
  "must be a list": "必须是列表",
  "must be a text, a list or a mapping": "必须是文本、列表或映射",
  "must be above 0": "必须大于 0",
  "must not be negative": "不得为负",
  "must be finite": "必须是有限的数",
  "must be in (-1, 1)": "必须在 (-1, 1) 之内",
  "lists must be equally long": "各列表须等长",
  "needs a list": "需要列表",
  "needs one value, not a list; use sum, mean or an index":
    "需要单个数值，而非列表；请用 sum、mean 或下标",
  "needs a value": "需要有值",
  "needs value and from, or a condition": "需要 value 与 from，或一个条件",
  "needs at least one output": "至少需要一个输出",
  "needs inputs: [one, other] and correlation": "需要 inputs: [一个, 另一个] 与 correlation",
  "needs months or years, and state": "需要 months 或 years，以及 state",
  "needs one value": "需要单个数值",
  "only outside recur": "只能在 recur 之外使用",
  "needs outputs": "需要 outputs",
  "needs start and next, or each, or first": "需要 start 与 next，或 each，或 first",
  "no metalog has these quantiles; give others or fewer":
    "没有 metalog 具有这些分位数；请换别的或少给几个",
  "only a continuous named distribution can be truncated": "只有连续的具名分布才能截断",
  "only inputs with one distribution can be correlated": "只有单一分布的输入才能相关",
  "quantiles must go up, between the bounds": "分位数必须递增，并在界限之内",
  "share must be between 0 and 1": "比例必须在 0 与 1 之间",
  "the bounds must keep some of it": "界限内至少要保留一部分",
  "the correlations contradict one another; pairs that are not stated count as 0":
    "各相关系数相互矛盾；未写出的按 0 计",
  "unknown character": "无法识别的字符",
  "weights must be numbers in a truncated mixture": "截断的混合分布的权重必须是数",
  "what is observed cannot depend on a statistic of the model": "观测不能依赖模型自身的统计量",
  "weights must be above 0": "权重必须大于 0",
  "weights must be above 0 and the rest too": "权重及其余量都必须大于 0",
};

/** Clauses with something in them. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^expected (\S+)$/, "此处应为 $1"],
  [/^must be a whole number from (\d+) to (\d+)$/, "必须是 $1 到 $2 的整数"],
  [/^must be a mapping with (.+)$/, "必须是含有 $1 的映射"],
  [/^must be one of (.+); inside .*$/, "必须是 $1 之一；{ } 内含逗号的表达式需加引号"],
  [/^a value of (\S+) must be a whole number from 0 to (\d+)$/, "$1 的观测值必须是 0 到 $2 的整数"],
  [/^a value of (\S+) must be above 0$/, "$1 的观测值必须大于 0"],
  [/^a value of (\S+) must not be negative$/, "$1 的观测值不得为负"],
  [/^must come from one of (.+)$/, "必须来自以下分布之一：$1"],
  [/^a list has 1 to (\d+) values$/, "列表须有 1 到 $1 个值"],
  [/^must have (\d+) values$/, "必须有 $1 个值"],
  [/^must have 1 to (\d+) members$/, "必须有 1 到 $1 个成员"],
  [/^must have one value a member, that is (\d+)$/, "每个成员必须有一个值，即 $1 个"],
  [/^the bounds must keep at least (\S+) of it$/, "界限内至少要保留其 $1"],
  [/^(.+) must be given once$/, "$1 只能给一次"],
  [/^needs 2 to (\d+) quantiles such as p10=5$/, "需要 2 到 $1 个分位数，例如 p10=5"],
  [/^mean must be above 0 and at most (\S+)$/, "mean 必须大于 0 且不超过 $1"],
  [
    /^trials must be a whole number from 1 to (\S+), probability between 0 and 1$/,
    "trials 必须是 1 到 $1 的整数，probability 在 0 与 1 之间",
  ],
  [/^(.+) must be above 0$/, "$1 必须大于 0"],
  [/^(.+) must be from (\S+) to (\S+)$/, "$1 必须在 $2 到 $3 之间"],
  [/^nested deeper than (\d+)$/, "嵌套深于 $1 层"],
];

/** A clause in Chinese; what is a form or a name, such as `beta(a, b)`, stays. */
export function clauseInChinese(clause: string): string {
  if (Object.hasOwn(clauses, clause)) return clauses[clause] ?? clause;
  const found = [...patterns, ...yamlClauses].find(([pattern]) => pattern.test(clause));
  return found ? clause.replace(...found) : clause;
}
