/**
 * Stands in the bundle for `ajv` and `ajv-formats`, which `conf` (below electron-store) loads at each start, 210 KB of
 * code, to compile schemas. The app gives it none: settings are judged by rules of their own, in `settings.ts`.
 */
export function Ajv2020(): never {
  throw new Error('This app is built without ajv: a store must not be given a schema.');
}

export default {};
