export declare const say: (sentence: string) => void;
export declare class SetUpError extends Error {}
