/**
 * @param make - makes something that takes its time, and that not everybody needs
 * @returns the function that gives it, made when it is first asked for
 */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
