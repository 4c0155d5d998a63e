/** Compares what was really answered with `openapi.json`. */
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import openapi from './openapi.json' with { type: 'json' };
import type { Operation } from './operations.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

interface OperationObject {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
  readonly 'x-frame'?: object;
}

const COMPONENTS = '#/components/schemas/';
// The type of the file is one of a kind for every path; here only what they have in common is read.
const paths = openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;

const ajv = new Ajv({ allErrors: true, strict: true });
formats.default(ajv);
ajv.addFormat('binary', true);

/** Compiling takes longer than all the rest. */
const compiled = new WeakMap<object, ValidateFunction>();

function compile(schema: object): ValidateFunction {
  // OpenAPI 3.0 keeps its schemas elsewhere than JSON Schema does; only the pointers have to follow.
  const text = JSON.stringify({ $defs: openapi.components.schemas, allOf: [schema] }).replaceAll(COMPONENTS, '#/$defs/');
  const validate = ajv.compile(JSON.parse(text) as object);
  compiled.set(schema, validate);
  return validate;
}

function problemsOf(schema: object, value: unknown): string[] {
  const validate = compiled.get(schema) ?? compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function describedAs(operation: Operation): OperationObject | undefined {
  const [method = '', path = ''] = operation.split(' ');
  return paths[path]?.[method === 'WS' ? 'get' : method.toLowerCase()];
}

/** The operations that the document describes, named as in the code. */
export function describedOperations(): string[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, described]) => `${'x-frame' in described ? 'WS' : method.toUpperCase()} ${path}`,
    ),
  );
}

/** What is not as the document says about an answer of this operation; an empty list when all is. */
export function problemsOfAnswer(operation: Operation, { status, contentType, body }: Answer): string[] {
  const content = describedAs(operation)?.responses[String(status)]?.content;
  if (content === undefined) return [`${operation}: status ${String(status)} is not described`];
  const schema = content[contentType ?? '']?.schema;
  if (schema === undefined) return [`${operation}: content type ${contentType ?? 'none'} is not described`];
  if (contentType !== 'application/json') return problemsOf(schema, body);
  try {
    return problemsOf(schema, JSON.parse(body));
  } catch {
    return [`${operation}: the body is not JSON`];
  }
}

/** The same for a frame of the stream. */
export function problemsOfFrame(frame: string): string[] {
  if (frame === '') return [];
  const schema = describedAs('WS /user/stream')?.['x-frame'];
  return schema === undefined ? ['the frames are not described'] : problemsOf(schema, JSON.parse(frame));
}
