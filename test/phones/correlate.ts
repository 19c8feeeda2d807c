/** Normalised cross-correlation of a short sound along a long one, by FFT. */
export interface Match {
  /** Sample of the long sound where the short one fits best. */
  readonly offset: number;
  /** Absolute correlation coefficient there, 0–1. */
  readonly score: number;
}

/**
 * For several searches in one sound, each for no more than `shortAtMost` samples. First at a quarter of the sampling rate, then
 * sample by sample around the best places: five times as fast, and what tells one sentence from another lies below 1 kHz
 * anyway. The search throws when `short` is longer than `long`.
 */
export function searchIn(long: Int16Array, shortAtMost: number): (short: Int16Array) => Match {
  const thin = thinned(long);
  const size = sizeFor(thin.length, Math.ceil(shortAtMost / thinning));
  const waves = spectrum(thin, size);
  return (short) => {
    const rough = correlated(thin, waves, { short: thinned(short), keep: roughly });
    return rough.map(({ offset }) => nearby(long, short, offset * thinning)).reduce(better, nowhere);
  };
}

const nowhere: Match = { offset: 0, score: 0 };
const better = (one: Match, other: Match) => (other.score > one.score ? other : one);

/** The same figure as `correlationAt`, at each place: what the places share is summed once. */
function nearby(long: Int16Array, short: Int16Array, rough: number): Match {
  let best: Match = { offset: rough, score: 0 };
  const last = Math.min(long.length - short.length, rough + reach);
  const first = Math.max(0, rough - reach);
  const shortEnergy = energy(short, 0, short.length);
  let longEnergy = energy(long, first, first + short.length);
  for (let offset = first; offset <= last; offset += 1) {
    let dot = 0;
    for (let i = 0; i < short.length; i += 1) dot += (long[offset + i] ?? 0) * (short[i] ?? 0);
    const norm = Math.sqrt(longEnergy * shortEnergy);
    const score = norm > 0 ? Math.abs(dot) / norm : 0;
    if (score > best.score) best = { offset, score };
    longEnergy += (long[offset + short.length] ?? 0) ** 2 - (long[offset] ?? 0) ** 2;
  }
  return best;
}

const thinning = 4;
/** The thinned sounds may agree best a little beside the right place, or somewhere else: so many places are looked at. */
const reach = 32;
const roughly = 8;

function thinned(samples: Int16Array): Int16Array {
  const thin = new Int16Array(Math.floor(samples.length / thinning));
  for (let i = 0, at = 0; i < thin.length; i += 1, at += thinning) {
    let sum = 0;
    for (let k = at; k < at + thinning; k += 1) sum += samples[k] ?? 0;
    thin[i] = sum / thinning;
  }
  return thin;
}

/** Throws when `short` is longer than `long`. */
export function correlate(long: Int16Array, short: Int16Array): Match {
  const waves = spectrum(long, sizeFor(long.length, short.length));
  return correlated(long, waves, { short, keep: 1 }).reduce(better, nowhere);
}

const sizeFor = (long: number, short: number) => 2 ** Math.ceil(Math.log2(long + short));

/** The `keep` best places, apart from one another. `waves`: those of `long`. */
function correlated(
  long: Int16Array,
  waves: Complex,
  { short, keep }: { readonly short: Int16Array; readonly keep: number },
): readonly Match[] {
  if (short.length > long.length) throw new Error('the sound sought is longer than the one searched');
  const size = waves.re.length;
  const a = { re: new Float64Array(size), im: new Float64Array(size) };
  const b = spectrum(short, size);
  // conj(B)·A, conjugated once more so that the forward transform gives the inverse one.
  for (let i = 0; i < size; i += 1) {
    const [ar, ai, br, bi] = [waves.re[i] ?? 0, waves.im[i] ?? 0, b.re[i] ?? 0, b.im[i] ?? 0];
    a.re[i] = ar * br + ai * bi;
    a.im[i] = ar * bi - ai * br;
  }
  transform(a);
  const shortEnergy = energy(short, 0, short.length);
  let longEnergy = energy(long, 0, short.length);
  const best: Match[] = [];
  for (let offset = 0; offset + short.length <= long.length; offset += 1) {
    const norm = Math.sqrt(shortEnergy * longEnergy);
    // Silence correlates with anything: it must be at least a hundredth as loud as what is sought.
    const score = longEnergy * 10_000 > shortEnergy && norm > 0 ? Math.abs((a.re[offset] ?? 0) / size) / norm : 0;
    if (score > (best.length < keep ? 0 : (best.at(-1)?.score ?? 0))) note(best, { offset, score }, keep);
    longEnergy += (long[offset + short.length] ?? 0) ** 2 - (long[offset] ?? 0) ** 2;
  }
  return best;
}

/** Best first; of two places side by side the better one stays. */
function note(best: Match[], match: Match, keep: number): void {
  const beside = best.findIndex(({ offset }) => Math.abs(offset - match.offset) < reach / thinning);
  if (beside >= 0 && (best[beside]?.score ?? 0) >= match.score) return;
  if (beside >= 0) best.splice(beside, 1);
  best.push(match);
  best.sort((one, other) => other.score - one.score);
  best.length = Math.min(best.length, keep);
}

/** Correlation coefficient of two sounds of the same length, 0–1. */
export function correlationAt(one: Int16Array, other: Int16Array): number {
  let [dot, a, b] = [0, 0, 0];
  for (let i = 0; i < one.length; i += 1) {
    const [x, y] = [one[i] ?? 0, other[i] ?? 0];
    dot += x * y;
    a += x * x;
    b += y * y;
  }
  return a === 0 || b === 0 ? 0 : Math.abs(dot) / Math.sqrt(a * b);
}

interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function energy(samples: Int16Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += (samples[i] ?? 0) ** 2;
  return sum;
}

function spectrum(samples: Int16Array, size: number): Complex {
  const wave = { re: new Float64Array(size), im: new Float64Array(size) };
  wave.re.set(samples);
  transform(wave);
  return wave;
}

/** Forward FFT in place (Cooley and Tukey, radix 2); the length is a power of two. */
function transform({ re, im }: Complex): void {
  const size = re.length;
  reverseBits(re, im);
  const { cos, sin } = turnsOf(size);
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2;
    const stride = size / span;
    for (let from = 0; from < size; from += span) {
      for (let k = 0, i = from, j = from + half; k < half; k += 1, i += 1, j += 1) {
        const wr = cos[k * stride] ?? 0;
        const wi = sin[k * stride] ?? 0;
        const yr = re[j] ?? 0;
        const yi = im[j] ?? 0;
        const tr = yr * wr - yi * wi;
        const ti = yr * wi + yi * wr;
        re[j] = (re[i] ?? 0) - tr;
        im[j] = (im[i] ?? 0) - ti;
        re[i] = (re[i] ?? 0) + tr;
        im[i] = (im[i] ?? 0) + ti;
      }
    }
  }
}

interface Turns {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}
const turns = new Map<number, Turns>();

/** Half a circle, clockwise. */
function turnsOf(size: number): Turns {
  const known = turns.get(size);
  if (known) return known;
  const angle = (k: number) => (-2 * Math.PI * k) / size;
  const made = {
    cos: new Float64Array(size / 2).map((_, k) => Math.cos(angle(k))),
    sin: new Float64Array(size / 2).map((_, k) => Math.sin(angle(k))),
  };
  turns.set(size, made);
  return made;
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < re.length; i += 1) {
    let bit = re.length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
      [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
    }
  }
}
