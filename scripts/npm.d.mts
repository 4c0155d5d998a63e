type Env = Record<string, string | undefined>;

export declare const npmEnv: (env: Readonly<Env>) => Env;
export declare const npmCommand: (env?: Readonly<Env>) => {
  readonly file: string;
  readonly args: string[];
  readonly options: { readonly env: Env; readonly shell: boolean };
};
