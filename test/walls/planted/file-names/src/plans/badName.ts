export const name = 'badName';
