export const pace = (): number => performance.now();
