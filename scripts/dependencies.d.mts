interface PackageLock {
  readonly packages?: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string; readonly optional?: boolean }>
  >;
}

export declare const projectNode: (root: string) => string;
export declare const isInstalled: (lock: PackageLock, installed: PackageLock) => boolean;
export declare const isUpToDate: (root: string) => boolean;
export declare const ensureDependencies: (root: string) => Promise<void>;
