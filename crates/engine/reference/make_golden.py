"""Makes golden.json: what every way of scoring must give, worked out with numpy and scipy.

Run it in an environment of its own, outside the repository:

    python3 -m venv /tmp/golden && /tmp/golden/bin/pip install -r requirements.txt
    /tmp/golden/bin/python make_golden.py

Nothing here is taken over from the engine: quantiles are scipy's, the source-adjusted score is a dense least-squares problem
with one column a film and a source, the variances are spelt out from the textbook. The data are made from fixed seeds.
"""

import itertools
import json
import math
import pathlib

import numpy as np
from scipy import stats

RIDGE = 2.0
FAVOURABLE_FROM = 60.0


def interval(low, high):
    return {"low": float(np.clip(low, 0, 100)), "high": float(np.clip(high, 0, 100))}


def too_few(n, needed=5):
    return {"none": "too few", "ratings": n, "needed": needed}


ALL_EQUAL = {"none": "all equal"}


def student(values):
    n = len(values)
    if n < 5:
        return too_few(n)
    if np.ptp(values) == 0:
        return ALL_EQUAL
    half = stats.t.ppf(0.975, n - 1) * stats.sem(values)
    return interval(np.mean(values) - half, np.mean(values) + half)


def mean(values):
    return {"value": float(np.mean(values)), "interval": student(values)}


def median(values):
    n = len(values)
    value = float(np.median(values))
    if n < 6:
        return {"value": value, "interval": too_few(n, 6)}
    ordered = np.sort(values)
    # The largest k with P(X <= k - 1) <= 0.025.
    k = max(k for k in range(n) if stats.binom.cdf(k - 1, n, 0.5) <= 0.025)
    low, high = ordered[k - 1], ordered[n - k]
    return {"value": value, "interval": interval(low, high) if low < high else ALL_EQUAL}


def trimmed(values):
    n = len(values)
    value = float(stats.trim_mean(values, 0.1))
    if n < 5:
        return {"value": value, "interval": too_few(n)}
    cut = int(0.1 * n)
    winsorised = np.asarray(stats.mstats.winsorize(np.array(values, dtype=float), limits=((cut + 0.5) / n, (cut + 0.5) / n)))
    deviation = np.std(winsorised, ddof=1)
    kept = n - 2 * cut
    half = stats.t.ppf(0.975, kept - 1) * deviation / (kept / n * math.sqrt(n))
    if np.ptp(winsorised) == 0:
        return {"value": value, "interval": ALL_EQUAL}
    return {"value": value, "interval": interval(value - half, value + half)}


def favourable(votes):
    n = len(votes)
    share = sum(votes) / n
    if n < 5:
        return {"value": share * 100, "interval": too_few(n)}
    found = stats.binomtest(sum(votes), n).proportion_ci(method="wilson")
    return {"value": share * 100, "interval": interval(found.low * 100, found.high * 100)}


def weighted(values, weights):
    values, weights = np.array(values), np.array(weights)
    if weights.sum() == 0:
        return {"refused": "no weight"}
    value = float(np.average(values, weights=weights))
    if len(values) < 5:
        return {"value": value, "interval": too_few(len(values))}
    effective = weights.sum() ** 2 / (weights**2).sum()
    if effective < 5 - 1e-9:
        return {"value": value, "interval": {"none": "too uneven", "effective": float(effective)}}
    variance = np.cov(values, aweights=weights)
    if np.ptp(values[weights > 0]) == 0:
        return {"value": value, "interval": ALL_EQUAL}
    half = stats.t.ppf(0.975, effective - 1) * math.sqrt(variance / effective)
    return {"value": value, "interval": interval(value - half, value + half)}


def shrunk(values, rated):
    films = {}
    for film, _, score in rated:
        films.setdefault(film, []).append(score)
    groups = [np.array(scores) for scores in films.values()]
    if len(groups) < 2:
        return {"refused": "too few films"}
    total = sum(map(len, groups))
    if total - len(groups) < 1:
        return {"refused": "no repeats"}
    sizes = np.array([len(group) for group in groups], dtype=float)
    means = np.array([group.mean() for group in groups])
    within = sum(((group - group.mean()) ** 2).sum() for group in groups) / (total - len(groups))
    grand = np.concatenate(groups).mean()
    between = (sizes * (means - grand) ** 2).sum()
    tau2 = max(0.0, (between - (len(groups) - 1) * within) / (total - (sizes**2).sum() / total))
    n = len(values)
    if within == 0:
        return {"value": float(np.mean(values)), "interval": too_few(n) if n < 5 else ALL_EQUAL}
    if tau2 == 0:
        value = (sizes * means).sum() / sizes.sum()
        return {"value": float(value), "interval": too_few(n) if n < 5 else ALL_EQUAL}
    precision = 1 / (tau2 + within / sizes)
    prior = (precision * means).sum() / precision.sum()
    posterior_precision = n / within + 1 / tau2
    value = (sum(values) / within + prior / tau2) / posterior_precision
    half = stats.norm.ppf(0.975) / math.sqrt(posterior_precision)
    return {"value": float(value), "interval": too_few(n) if n < 5 else interval(value - half, value + half)}


def adjusted(mine, rated):
    named = [one for one in rated if one[1] > 0]
    films = sorted({film for film, _, _ in named})
    sources = sorted({source for _, source, _ in named})
    if len(films) < 2:
        return {"refused": "too few films"}
    if len(sources) < 2:
        return {"refused": "too few sources"}
    if all(len({source for of, source, _ in named if of == film}) < 2 for film in films):
        return {"refused": "unconnected"}
    rows = len(named) + len(sources)
    design, right = np.zeros((rows, len(films) + len(sources))), np.zeros(rows)
    for row, (film, source, score) in enumerate(named):
        design[row, films.index(film)] = 1
        design[row, len(films) + sources.index(source)] = 1
        right[row] = score
    for place in range(len(sources)):
        design[len(named) + place, len(films) + place] = math.sqrt(RIDGE)
    solution = np.linalg.lstsq(design, right, rcond=None)[0]
    effects = dict(zip(sources, solution[len(films):]))
    values = np.array([score - effects.get(source, 0.0) for _, source, score in mine])
    n = len(values)
    value = float(np.mean(values))
    if n >= 5 and np.ptp(values) < 1e-9:
        return {"value": value, "interval": ALL_EQUAL}
    return {"value": value, "interval": student(values)}


def agreement(scores):
    """Van der Eijk (2001) over five equal parts of the scale, by repeated layers."""
    if len(scores) < 2:
        return None
    k = 5
    counts = [0] * k
    for score in scores:
        counts[min(k - 1, int(score / 100 * k))] += 1
    total, result = sum(counts), 0.0
    while any(counts):
        height = min(count for count in counts if count)
        pattern = "".join("1" if count else "0" for count in counts)
        s = pattern.count("1")
        triples = ["".join(triple) for triple in itertools.combinations(pattern, 3)]
        tu, tdu = triples.count("110") + triples.count("011"), triples.count("101")
        u = 1.0 if tu + tdu == 0 else ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
        result += height * s / total * u * (1 - (s - 1) / (k - 1))
        counts = [count - height if count else 0 for count in counts]
    return result


def score_of(rating):
    return None if rating is None or isinstance(rating, str) else rating / 100.0 * 100.0


def expected(reviews, weights):
    """What film 1 must get in a collection of (film, source, rating)."""
    mine = [one for one in reviews if one[0] == 1]
    scored = [(film, source, score_of(rating)) for film, source, rating in mine if score_of(rating) is not None]
    rated = [(film, source, score_of(rating)) for film, source, rating in reviews if film > 0 and score_of(rating) is not None]
    votes = [rating == "up" if isinstance(rating, str) else score_of(rating) >= FAVOURABLE_FROM
             for _, _, rating in mine if rating is not None]
    values = [score for _, _, score in scored]
    methods = {}
    if values:
        methods["mean"] = mean(values)
        methods["median"] = median(values)
        methods["trimmed"] = trimmed(values)
        methods["weighted"] = weighted(values, [weights.get(str(source), 1.0) for _, source, _ in scored])
        methods["shrunk"] = shrunk(values, rated)
        methods["adjusted"] = adjusted(scored, rated)
    if votes:
        methods["favourable"] = favourable(votes)
    return {
        "review_count": len(mine),
        "rating_count": len(values),
        "vote_count": len(votes),
        "min": min(values, default=None),
        "max": max(values, default=None),
        "deviation": float(np.std(values, ddof=1)) if len(values) > 1 else None,
        "agreement": agreement(values),
        "methods": methods,
    }


def single(*ratings):
    """One film, every rating by a source of its own."""
    return [(1, place + 1, rating) for place, rating in enumerate(ratings)]


def collection(seed, films, sources, per_film, noise=10.0, between=15.0, harshness=8.0, whole=True):
    random = np.random.default_rng(seed)
    quality = random.normal(60, between, films)
    offset = random.normal(0, harshness, sources)
    reviews = []
    for film in range(films):
        count = max(1, int(random.poisson(per_film)))
        for source in random.choice(sources, size=min(count, sources), replace=False):
            score = float(np.clip(quality[film] + offset[source] + random.normal(0, noise), 0, 100))
            reviews.append((film + 1, int(source) + 1, round(score) if whole else score))
    return reviews


def data_sets():
    yield "no reviews", [], {}
    yield "nothing rated", single(None, None, None), {}
    yield "one rating", single(90), {}
    yield "one rating of nought", single(0), {}
    yield "two ratings", single(90, 91), {}
    yield "two equal ratings", single(70, 70), {}
    yield "two poles of two", single(0, 100), {}
    yield "three", single(20, 50, 90), {}
    yield "four", single(20, 50, 90, 91), {}
    yield "five", single(20, 50, 90, 91, 40), {}
    yield "six", single(20, 50, 90, 91, 40, 60), {}
    yield "nine, one short of trimming", single(0, 10, 20, 30, 40, 50, 60, 70, 100), {}
    yield "ten, one trimmed at each end", single(0, 10, 20, 30, 40, 50, 60, 70, 80, 100), {}
    yield "all equal, five", single(*[75] * 5), {}
    yield "all equal, thirty", single(*[75] * 30), {}
    yield "all perfect", single(*[100] * 12), {}
    yield "all nought", single(*[0] * 12), {}
    yield "two poles, ten each", single(*[0] * 10, *[100] * 10), {}
    yield "two poles, uneven", single(*[0] * 3, *[100] * 17), {}
    yield "one outlier", single(*[80] * 19, 5), {}
    yield "equal but for the trimmed ends", single(0, *[50] * 18, 100), {}
    yield "even over the scale", single(*range(0, 101, 5)), {}
    yield "two peaks", single(*[20] * 6, *[25] * 4, *[80] * 7, *[85] * 3), {}
    yield "at the edges of the parts", single(0, 19, 20, 39, 40, 59, 60, 79, 80, 100), {}
    yield "just favourable and just not", single(60, 59, 60, 59, 61, 58), {}
    yield "only thumbs up", single(*["up"] * 7), {}
    yield "only thumbs down", single(*["down"] * 7), {}
    yield "thumbs beside scores", single("up", "down", "up", 90, 20, None, 75), {}
    yield "one score among thumbs", single("up", "up", "up", "down", 64), {}
    yield "unrated beside scores", single(None, 80, None, 60, None, 70, 90, 50), {}
    yield "weights of one", single(10, 30, 50, 70, 90, 95), {str(place): 1.0 for place in range(1, 7)}
    yield "weights that differ", single(10, 30, 50, 70, 90, 95), {"1": 0.5, "3": 2.0, "6": 3.0}
    yield "one source outweighs all", single(10, 30, 50, 70, 90, 95), {"4": 1e9}
    yield "weights near nothing", single(10, 30, 50, 70, 90, 95), {str(place): 1e-9 for place in range(1, 7)}
    yield "all weights nought", single(10, 30, 50, 70, 90, 95), {str(place): 0.0 for place in range(1, 7)}
    yield "one weight nought", single(10, 30, 50, 70, 90, 95, 20), {"2": 0.0}
    yield "weights far apart", single(*range(5, 100, 5)), {str(place): 10.0 ** (place % 5 - 2) for place in range(1, 20)}
    yield "two films, one rating each", [(1, 1, 80), (2, 1, 40)], {}
    yield "two films, one source", [(1, 1, 80), (1, 1, 85), (2, 1, 40), (2, 1, 45)], {}
    yield "two films, no shared source", [(1, 1, 80), (1, 2, 60), (2, 3, 40), (2, 4, 45)], {}
    yield "two films, sources apart", [(1, 1, 80), (1, 1, 60), (2, 2, 40), (2, 2, 45)], {}
    yield "films that do not differ", [(film, source, [40, 60, 80, 20, 70, 50][source - 1]) for film in (1, 2, 3) for source in range(1, 7)], {}
    yield "ratings that never scatter", [(film, source, 30 + 20 * film) for film in (1, 2, 3) for source in range(1, 7)], {}
    yield "one harsh source", [(film, source, 50 + 10 * film - (30 if source == 3 else 0)) for film in range(1, 5) for source in range(1, 5)], {}
    yield "ratings without a film or a source", [(1, 0, 80), (1, 2, 60), (0, 2, 40), (2, 2, 45), (2, 0, 50), (1, 1, 66), (2, 1, 55), (1, 3, 20)], {}
    for seed, films, sources, per_film in [
        (1, 5, 8, 4), (2, 12, 20, 8), (3, 30, 10, 5), (4, 8, 40, 20), (5, 60, 25, 3), (6, 20, 20, 20), (7, 3, 200, 120),
    ]:
        weights = {str(source): round(0.25 + source % 7 * 0.5, 2) for source in range(1, sources + 1)}
        yield f"a collection of {films} films and {sources} sources", collection(seed, films, sources, per_film), weights
    yield "a collection with fractions", collection(8, 10, 30, 12, whole=False), {"3": 2.5}
    yield "a collection almost without differences", collection(9, 15, 15, 6, between=0.5, noise=20), {}
    yield "a collection of loud sources", collection(10, 25, 12, 6, harshness=25, noise=3), {}
    yield "a thousand ratings", collection(11, 2, 1000, 990), {"5": 4.0}
    yield "over a thousand ratings", collection(12, 2, 1400, 1300), {}


def main():
    sets = [{"name": name, "reviews": reviews, "weights": weights, "expected": expected(reviews, weights)}
            for name, reviews, weights in data_sets()]
    lines = ",\n".join(json.dumps(one, allow_nan=False, separators=(",", ":")) for one in sets)
    path = pathlib.Path(__file__).with_name("golden.json")
    path.write_text(f"[\n{lines}\n]\n")
    print(f"{len(sets)} data sets in {path.name}, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
