export const today = (): number => Date.now();
