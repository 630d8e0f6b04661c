import { describe, expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { people } from './people.ts';

const read = (text: string): string[] => {
  const flow = flowOf(text);
  return people(flow, 0, flow.text.length).map(({ from, to }) => flow.text.slice(from, to));
};

describe('people of a cell', () => {
  test.each([
    ['周成、吴晓岚', ['周成', '吴晓岚']],
    ['周 成', ['周成']],
    ['周 成吴 岚', ['周成', '吴岚']],
    ['周成\n吴晓岚', ['周成', '吴晓岚']],
    ['周 成\n吴晓岚', ['周成', '吴晓岚']],
    ['副县长 吴晓岚', ['副县长吴晓岚']],
    ['分管副县长', ['分管副县长']],
    ['教育股\n股长', ['教育股股长']],
  ] as const)('%j', (text, names) => { expect(read(text)).toEqual(names); });
});
