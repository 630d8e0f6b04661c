const save = async (): Promise<number> => 1;
export const forgotten = (): void => { save(); };
