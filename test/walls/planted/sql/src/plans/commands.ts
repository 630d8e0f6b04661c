export const late = (table: string): string => `select id from ${table} where due_on < now()`;
