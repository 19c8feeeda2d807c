/** The heap against a sorted array, which is slow and obviously right. */
import fc from 'fast-check';
import { Heap } from '../../../src/core/heap';

interface Item {
  key: number;
  readonly id: number;
}
const before = (a: Item, b: Item) => a.key < b.key || (a.key === b.key && a.id < b.id);
const order = { key: ({ key }: Item) => key, before: (a: Item, b: Item) => a.id < b.id };
const sorted = (items: readonly Item[]) => [...items].sort((a, b) => (before(a, b) ? -1 : 1));

/** `expect` a hundred thousand times takes seconds. */
function agree(heap: unknown, model: unknown): void {
  if (heap !== model) throw new Error(`the heap says ${JSON.stringify(heap)}, the model ${JSON.stringify(model)}`);
}

const move = fc.record({
  what: fc.constantFrom('put', 'put', 'take', 'pop', 'rekey'),
  item: fc.nat(),
  key: fc.nat(20),
});

test('after any moves the heap holds what a sorted array would, least first', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120, size: 'max' }), (moves) => {
      const items: Item[] = Array.from({ length: 12 }, (_, id) => ({ key: id % 5, id }));
      const heap = new Heap<Item>(order);
      let model: Item[] = [];
      for (const { what, item, key } of moves) {
        const one = items[item % items.length] as Item;
        const wasIn = model.includes(one);
        if (what === 'put') {
          heap.put(one);
          if (!wasIn) model.push(one);
        } else if (what === 'take') {
          agree(heap.take(one), wasIn);
          model = model.filter((each) => each !== one);
        } else if (what === 'rekey') {
          heap.take(one);
          one.key = key;
          if (wasIn) heap.put(one);
        } else {
          const [least] = sorted(model);
          if (least) agree(heap.take(least), true);
          model = model.filter((each) => each !== least);
        }
        agree(heap.first(), sorted(model)[0]);
        agree(heap.size, model.length);
        agree(heap.has(one), model.includes(one));
      }
      expect(sorted(heap.values())).toEqual(sorted(model));
      const drained: Item[] = [];
      for (let least = heap.first(); least; least = heap.first()) {
        drained.push(least);
        heap.take(least);
      }
      expect(drained).toEqual(sorted(model));
    }),
    { numRuns: 150 },
  );
});

test('an empty heap has no first, and taking from it is no news', () => {
  const heap = new Heap<Item>(order);
  expect(heap.first()).toBeUndefined();
  expect(heap.take({ key: 1, id: 1 })).toBe(false);
  expect(heap.size).toBe(0);
});

test('putting one in again does not make two of it', () => {
  const heap = new Heap<Item>(order);
  const one = { key: 1, id: 1 };
  heap.put(one);
  heap.put(one);
  expect(heap.size).toBe(1);
  expect(heap.take(one)).toBe(true);
  expect(heap.size).toBe(0);
});
