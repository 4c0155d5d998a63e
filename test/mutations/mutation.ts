export interface Mutation {
  /** The defence that is taken away. */
  readonly name: string;
  /** Relative to the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly search: string;
  readonly replacement: string;
  /** The tests that claim the defence; one of them has to fail. */
  readonly tests: readonly string[];
  /** Only the tests with this in their names: end-to-end tests take long. */
  readonly grep?: string;
}
