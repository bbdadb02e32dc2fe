import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { log2 } from "./elementary/log2.ts";

/** One attempt of an agent at a task. */
export interface TaskRun {
  readonly agent: string;
  /** Family of similar tasks. */
  readonly family: string;
  readonly task: string;
  /** How long the task takes a skilled human. */
  readonly minutes: number;
  readonly success: boolean;
}

/** A task that some agent attempted. */
export interface TaskFacts {
  readonly family: number;
  readonly log2Minutes: number;
}

/** All attempts of an agent at a task. */
export interface TaskTally {
  readonly task: number;
  readonly runs: number;
  readonly successes: number;
  /** 1 / √(tasks of the family that the agent attempted). */
  readonly weight: number;
}

/** Attempts counted by agent and task. */
export interface SuccessTally {
  readonly families: number;
  readonly tasks: readonly TaskFacts[];
  readonly agents: readonly { readonly agent: string; readonly tasks: readonly TaskTally[] }[];
}

/**
 * Count attempts by agent and task, agents in the order of first appearance.
 *
 * A run weighs 1 / (runs of the task × √(tasks in the family)), counted within the agent. The curve
 * cannot tell apart runs of one task, so a task enters once, with the total weight of its runs.
 *
 * @returns the counts; a problem when a duration is not positive or changes within a task
 * @see Kwa et al. 2025, Measuring AI ability to complete long tasks, arXiv 2503.14499
 */
export function tallyRuns(runs: readonly TaskRun[]): Outcome<SuccessTally> {
  const families = new Map<string, number>();
  const numbers = new Map<string, number>();
  const minutes: number[] = [];
  const tasks: TaskFacts[] = [];
  const counts = new Map<string, Map<number, { runs: number; successes: number }>>();
  for (const [row, run] of runs.entries()) {
    if (!(run.minutes > 0 && run.minutes < Number.POSITIVE_INFINITY)) {
      const rule = "positive and finite";
      return fail("not-positive", { column: "minutes", row: row + 1, value: run.minutes, rule });
    }
    const family = numberOf(families, run.family);
    const task = numberOf(numbers, `${family} ${run.task}`);
    if (task === tasks.length) {
      tasks.push({ family, log2Minutes: log2(run.minutes) });
      minutes.push(run.minutes);
    } else if (minutes[task] !== run.minutes) {
      return fail("inconsistent-minutes", { row: row + 1, task: run.task, value: run.minutes });
    }
    const ofAgent = counts.get(run.agent) ?? new Map();
    const count = ofAgent.get(task) ?? { runs: 0, successes: 0 };
    count.runs++;
    if (run.success) count.successes++;
    ofAgent.set(task, count);
    counts.set(run.agent, ofAgent);
  }
  const agents = [...counts].map(([agent, ofAgent]) => ({
    agent,
    tasks: weighTasks(ofAgent, tasks, families.size),
  }));
  return succeed({ families: families.size, tasks, agents });
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function weighTasks(
  counts: ReadonlyMap<number, { readonly runs: number; readonly successes: number }>,
  tasks: readonly TaskFacts[],
  families: number,
): TaskTally[] {
  const inFamily = new Array<number>(families).fill(0);
  const familyOf = (task: number) => tasks[task]!.family;
  for (const task of counts.keys()) {
    inFamily[familyOf(task)]!++;
  }
  return [...counts].map(([task, count]) => ({
    task,
    ...count,
    weight: 1 / Math.sqrt(inFamily[familyOf(task)]!),
  }));
}
