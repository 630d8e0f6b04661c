export const ago = (then: number): number => Date.now() - then;
