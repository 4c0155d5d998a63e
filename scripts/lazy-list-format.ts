/**
 * Stands in the main process's bundle for `Intl.ListFormat`. `@sindresorhus/is` (below got) makes two of them when it is loaded,
 * for messages about wrong arguments: V8 then opens the data of every locale, which costs each start 2 MiB and 20 ms or more.
 * This one makes the real one when it is first used.
 */
const { ListFormat } = Intl;

export class LazyListFormat {
  readonly #options: ConstructorParameters<typeof Intl.ListFormat>;
  #real: Intl.ListFormat | undefined;

  constructor(...options: ConstructorParameters<typeof Intl.ListFormat>) {
    this.#options = options;
  }

  format(list: Iterable<string>): string {
    this.#real ??= new ListFormat(...this.#options);
    return this.#real.format(list);
  }
}
