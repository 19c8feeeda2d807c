/** The operators' list of numbers that may be dialled. */
const patterns = new Map<string, RegExp>();

/** `allow`: a checked pattern of the rules, which must match the whole number. */
export function mayDial(allow: string, number: string): boolean {
  const known = patterns.get(allow) ?? new RegExp(`^(?:${allow})$`);
  patterns.set(allow, known);
  return known.test(number);
}
