/** Whose doing is looked for: an account, found by a few characters of its name or sign-in name; of programs those that the page shows. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useRested } from '../units/use-found.ts';
import { words } from './words.ts';

const OFFERED = 30;

interface WhoFieldProps {
  readonly value: string | undefined;
  /** By id, as the entries on the page name them. */
  readonly seen: ReadonlyMap<string, string>;
  readonly onChange: (id: string | undefined) => void;
}

export function WhoField({ value, seen, onChange }: WhoFieldProps): ReactNode {
  const say = useWords(words);
  const [typed, setTyped] = useState('');
  // One character is a family name.
  const query = useRested(typed, 1);
  const found = useQuery({ queryKey: ['journal-people', query], queryFn: ({ signal }) => call('listAccounts', { query: { query, limit: OFFERED }, signal }), placeholderData: keepPreviousData });
  const accounts = found.data?.items.map(({ id, displayName, signInName }) => ({ value: id, label: `${displayName} ${signInName}`.trim() })) ?? [];
  const known = new Set(accounts.map((one) => one.value));
  const others = [...seen].filter(([id, name]) => !known.has(id) && (id === value || name.includes(query))).map(([id, name]) => ({ value: id, label: name }));
  const options = [...accounts, ...others, ...(value === undefined || known.has(value) || seen.has(value) ? [] : [{ value, label: value.slice(0, 8) }])];
  return (
    <Select className="journal-who" aria-label={say('who')} placeholder={say('who.all')} allowClear value={value ?? null} options={options} popupMatchSelectWidth={280} loading={found.isFetching} onChange={(id: string | null | undefined) => onChange(id ?? undefined)}
      showSearch={{ filterOption: false, onSearch: setTyped }} notFoundContent={found.isPending ? null : say('who.none')} />
  );
}
