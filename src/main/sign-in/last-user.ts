/** Who was signed in last, over restarts: an id, which is not secret; empty where nobody was yet. */
export interface LastUser {
  readonly read: () => string;
  readonly write: (userId: string) => void;
}
