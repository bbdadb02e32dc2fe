"""The fits of fits.mjs by SciPy. Reads one question a line, answers one JSON object a line.

Usage: fits_scipy.py FOLDER, with the raw inputs in FOLDER/chinchilla/svg_extracted_data.csv,
FOLDER/capability-index/scores.csv and FOLDER/time-horizon/runs_2025-01.jsonl. A question is a JSON
list: the name of one of the functions at the end, then its arguments.

All derivatives are analytic, and resamples start from the optimum of the whole, as ours do.
"""

import csv
import itertools
import json
import pathlib
import sys
import time
from collections import Counter, defaultdict

import numpy as np
import scipy
from scipy.optimize import least_squares, minimize
from scipy.sparse import coo_matrix
from scipy.special import expit, huber

FOLDER = pathlib.Path(sys.argv[1])
np.seterr(all="ignore")


class Scaling:
    """Sum of Huber losses of log L - LSE(a - alpha ln N, b - beta ln D, e); Besiroglu et al. 2024.

    ln N and ln D are taken about their means, which saves BFGS a third of its steps.
    """

    DELTA = 1e-3
    # Leaves the objective within 1e-10 of its least value; the default is satisfied 1e-4 above.
    TOLERANCE = 1e-7

    def __init__(self):
        with open(FOLDER / "chinchilla/svg_extracted_data.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        size = np.array([float(r["Model Size"]) for r in rows])
        flop = np.array([float(r["Training FLOP"]) for r in rows])
        loss = np.array([float(r["loss"]) for r in rows])
        kept = np.sort(np.argsort(-loss, kind="stable")[5:])
        x, y = np.log(size[kept]), np.log(flop[kept] / (6 * size[kept]))
        self.centre = x.mean(), y.mean()
        self.columns = np.stack([x - x.mean(), y - y.mean(), np.log(loss[kept])])
        self.optimum = min(map(self.polish, self.starts()[::450]), key=lambda fit: fit.fun)

    def value(self, t, x, y, z):
        a, b, e, alpha, beta = t
        terms = np.stack([a - alpha * x, b - beta * y, np.full(len(x), e)])
        top = terms.max(axis=0)
        shares = np.exp(terms - top)
        total = shares.sum(axis=0)
        residual = z - top - np.log(total)
        slopes = shares * (np.clip(residual, -self.DELTA, self.DELTA) / total)
        gradient = np.array([*-slopes.sum(axis=1), slopes[0] @ x, slopes[1] @ y])
        return huber(self.DELTA, residual).sum(), gradient

    def fit(self, start, columns, tolerance=TOLERANCE):
        options = {"gtol": tolerance}
        return minimize(
            self.value, start, args=tuple(columns), jac=True, method="BFGS", options=options
        )

    def polish(self, start, columns=None):
        """BFGS, then Newton steps on a differenced Hessian until rounding hides the gradient."""
        columns = self.columns if columns is None else columns

        def hessian(t, *columns, h=1e-7):
            rows = [
                self.value(t + step, *columns)[1] - self.value(t - step, *columns)[1]
                for step in h * np.eye(5)
            ]
            return (np.array(rows) + np.array(rows).T) / (4 * h)

        best = self.fit(start, columns, 1e-12)
        for radius in (1e-2, 1e-4):
            fit = minimize(
                self.value, best.x, args=tuple(columns), jac=True, hess=hessian,
                method="trust-exact", options={"gtol": 1e-15, "initial_trust_radius": radius},
            )
            best = min(best, fit, key=lambda each: each.fun)
        return best

    def starts(self):
        """The 4,500 starts of the paper, about the centre."""
        exponents, floors, scales = (0, 0.5, 1, 1.5, 2), (-1, -0.5, 0, 0.5, 1), (0, 5, 10, 15, 20, 25)
        grid = np.array(list(itertools.product(scales, scales, floors, exponents, exponents)), float)
        grid[:, 0] -= grid[:, 3] * self.centre[0]
        grid[:, 1] -= grid[:, 4] * self.centre[1]
        return grid


class Index:
    """performance = sigmoid(slope (C - D)) by bounded least squares; Ho et al. 2025."""

    ANCHOR = "Winogrande"

    def __init__(self):
        with open(FOLDER / "capability-index/scores.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        models = sorted({r["model"] for r in rows})
        benchmarks = sorted({r["benchmark"] for r in rows})
        self.m = np.array([models.index(r["model"]) for r in rows])
        self.b = np.array([benchmarks.index(r["benchmark"]) for r in rows])
        self.y = np.array([float(r["performance"]) for r in rows])
        self.models, self.benchmarks = len(models), len(benchmarks)
        self.anchor = benchmarks.index(self.ANCHOR)

    def fit(self, penalty):
        M, B = self.models, self.benchmarks
        free = np.arange(B) != self.anchor
        column = np.cumsum(free) - 1 + M + B
        ridge = penalty / (M + 2 * B - 1)
        n = len(self.y)

        def parts(t):
            slope = np.ones(B)
            slope[free] = t[M + B :]
            distance = t[self.m] - t[M + self.b]
            return slope[self.b], distance, expit(slope[self.b] * distance)

        def residuals(t):
            return np.append(parts(t)[2] - self.y, np.sqrt(ridge * (t @ t)))

        def jacobian(t):
            slope, distance, chance = parts(t)
            first = chance * (1 - chance)
            own = free[self.b]
            row = np.arange(n)
            size = len(t)
            length = max(np.sqrt(ridge * (t @ t)), 1e-300)
            values = [first * slope, -first * slope, (first * distance)[own], ridge * t / length]
            rows = [row, row, row[own], np.full(size, n)]
            columns = [self.m, M + self.b, column[self.b[own]], np.arange(size)]
            entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
            return coo_matrix(entries, shape=(n + 1, size)).toarray()

        rng = np.random.default_rng(1)
        start = np.concatenate([rng.normal(0, 0.1, M + B), np.ones(B - 1)])
        low = np.concatenate([np.full(M + B, -10.0), np.full(B - 1, 0.1)])
        return least_squares(
            residuals, start, jacobian, bounds=(low, 10.0), ftol=1e-12, xtol=1e-12, gtol=1e-12
        )


class Horizon:
    """10 x weighted log loss of a logistic curve + slope^2 / 2; Kwa et al. 2025."""

    def __init__(self):
        with open(FOLDER / "time-horizon/runs_2025-01.jsonl") as file:
            runs = [json.loads(line) for line in file]
        by_agent = defaultdict(list)
        for run in runs:
            by_agent[run["alias"]].append(run)
        self.families = sorted({run["task_family"] for run in runs})
        self.agents = [self.tally(own) for own in by_agent.values()]
        self.agents = [agent for agent in self.agents if agent["y"].any()]
        for agent in self.agents:
            agent["start"] = self.fit(agent, agent["w"], np.array([-0.5, 1.0])).x

    def tally(self, own):
        count = Counter(run["task_id"] for run in own)
        tasks = defaultdict(set)
        for run in own:
            tasks[run["task_family"]].add(run["task_id"])
        nested = defaultdict(lambda: defaultdict(list))
        for i, run in enumerate(own):
            nested[run["task_family"]][run["task_id"]].append(i)
        w = [1 / (count[r["task_id"]] * np.sqrt(len(tasks[r["task_family"]]))) for r in own]
        return {
            "x": np.log2([run["human_minutes"] for run in own]),
            "y": np.array([run["score_binarized"] for run in own], dtype=float),
            "w": np.array(w),
            "nested": {f: [np.array(i) for i in t.values()] for f, t in nested.items()},
        }

    def fit(self, agent, weights, start):
        drawn = weights > 0
        x, y, w = agent["x"][drawn], agent["y"][drawn], weights[drawn] / weights.sum()

        def value(t):
            z = t[0] * x + t[1]
            force = w * (expit(z) - y)
            loss = 10 * (w @ (np.logaddexp(0, z) - y * z)) + t[0] ** 2 / 2
            return loss, np.array([10 * (force @ x) + t[0], 10 * force.sum()])

        return minimize(value, start, jac=True, method="BFGS")

    def resample(self, rng):
        """Families, their tasks, the runs of a task; the weights are those of the whole."""
        families = rng.choice(self.families, len(self.families))
        for agent in self.agents:
            drawn = np.zeros(len(agent["y"]))
            for family in families:
                tasks = agent["nested"].get(family, [])
                for k in rng.integers(0, max(1, len(tasks)), len(tasks)):
                    np.add.at(drawn, rng.choice(tasks[k], len(tasks[k])), 1)
            weights = agent["w"] * drawn
            if agent["y"][drawn > 0].any():
                self.fit(agent, weights, agent["start"])


scaling, index, horizon = Scaling(), Index(), Horizon()


def timed(work):
    start = time.perf_counter()
    value = work()
    return {"seconds": time.perf_counter() - start, **(value or {})}


def version():
    return {"scipy": scipy.__version__}


def scaling_optimum():
    return {"objective": scaling.optimum.fun}


def scaling_resamples(counts):
    """The least objective of each resample, given as how often each point is in it."""
    polish = lambda count: scaling.polish(scaling.optimum.x, np.repeat(scaling.columns, count, axis=1))
    return {"objectives": [polish(count).fun for count in counts]}


def scaling_bootstrap(resamples):
    rng = np.random.default_rng(1)
    size = scaling.columns.shape[1]

    def work():
        for _ in range(resamples):
            rows = rng.integers(0, size, size)
            scaling.fit(scaling.optimum.x, scaling.columns[:, rows])

    return timed(work)


def scaling_grid(starts):
    grid = scaling.starts()
    chosen = grid[:: len(grid) // starts][:starts]
    return timed(
        lambda: {"objective": min(scaling.fit(start, scaling.columns).fun for start in chosen)}
    )


def capability_index(penalty):
    return timed(lambda: {"cost": index.fit(penalty).cost})


def horizon_bootstrap(resamples):
    rng = np.random.default_rng(1)

    def work():
        for _ in range(resamples):
            horizon.resample(rng)

    return timed(work)


for line in sys.stdin:
    name, *arguments = json.loads(line)
    print(json.dumps(globals()[name](*arguments)), flush=True)
