/** Chance that can be had again: the same seed gives the same numbers on every machine. */

/** xoshiro128** of Blackman and Vigna, seeded by splitmix32. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** `seed`: any number; only its lower 32 bits count. */
  constructor(seed: number) {
    let state = seed | 0;
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      return scramble(state);
    };
    this.a = next();
    this.b = next();
    this.c = next();
    this.d = next() | 1; // never all zero
  }

  /** From above 0 to 1, in steps of 2⁻³²: its logarithm is always finite. */
  next(): number {
    const scrambled = Math.imul(rotate(Math.imul(this.b, 5), 7), 9);
    const kept = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= kept;
    this.d = rotate(this.d, 11);
    return ((scrambled >>> 0) + 1) / 4_294_967_296;
  }
}

/** One seed out of several numbers; neighbours give unrelated seeds. */
export function mixSeed(...parts: readonly number[]): number {
  return parts.reduce((seed, part) => scramble((Math.imul(seed, 31) + part + 0x9e3779b9) | 0), 0);
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
  return (second ^ (second >>> 15)) | 0;
}
