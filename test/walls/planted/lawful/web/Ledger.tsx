import type { Reading } from '#reader/model';
// 中文注释不算
export const Ledger = ({ reading, label }: { reading: Reading; label: string }) => <p title={label}>{reading.source.name}</p>;
