/** The candidate most like `word`, if one is so like it that a slip of the keyboard explains the difference. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const bound = Math.max(1, Math.floor(word.length / 3));
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = bound + 1;
  for (const candidate of candidates) {
    // Far longer words cannot be near: keeps a hostile key of a megabyte cheap.
    if (Math.abs(candidate.length - word.length) > bound || candidate.length > 100) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** What a misspelt name could have been: `repair, general; did you mean 'general'?` */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const names = [...candidates];
  const near = nearest(word, names);
  const listed = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  return (listed || 'there is none') + (near === null ? '' : `; did you mean '${near}'?`);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      }
      next.push(distance);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
