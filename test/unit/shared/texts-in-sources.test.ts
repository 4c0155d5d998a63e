/**
 * Every sentence that a person may read is in the catalogue, and no text of the catalogue is left behind when the code that showed it goes.
 * Keys are told apart by where they are declared.
 */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { before, describe, test } from 'node:test';
import * as ast from 'typescript/unstable/ast';
import type { Checker, Symbol as CompilerSymbol, Type } from 'typescript/unstable/sync';
import { nodesIn, withSources, type SourceFileOfApp } from '../../support/source-program.ts';

const CATALOGUE = 'src/shared/i18n/';
const ENGLISH = `${CATALOGUE}en/`;

/** A key by its declaration: file and place. */
const idOf = (path: string, pos: number): string => `${path.toLowerCase()}:${String(pos)}`;

/** Every key of the English catalogue, with its path from the constant that holds it. */
function declaredKeys(files: readonly SourceFileOfApp[]): Map<string, string> {
  const keys = new Map<string, string>();
  const add = (node: ast.Node, path: readonly string[]): void => {
    if (ast.isSatisfiesExpression(node) || ast.isAsExpression(node) || ast.isParenthesizedExpression(node)) return add(node.expression, path);
    if (!ast.isObjectLiteralExpression(node)) return;
    for (const property of node.properties) {
      if (!ast.isPropertyAssignment(property)) continue;
      const name = [...path, property.name.getText().replaceAll("'", '')];
      keys.set(idOf(property.getSourceFile().fileName, property.pos), name.join('.'));
      add(property.initializer, name);
    }
  };
  for (const { path, tree } of files.filter((file) => file.path.startsWith(ENGLISH))) {
    for (const node of nodesIn(tree)) {
      if (ast.isVariableDeclaration(node) && node.initializer !== undefined) add(node.initializer, [basename(path, '.ts'), node.name.getText()]);
    }
  }
  return keys;
}

/** What the sources use of the keys. */
function usedKeys(files: readonly SourceFileOfApp[], declared: ReadonlyMap<string, string>): Set<string> {
  const used = new Set<string>();
  const idsOf = (symbol: CompilerSymbol | undefined): string[] =>
    (symbol?.declarations ?? []).flatMap((handle) => {
      const node = handle.path.includes(ENGLISH) ? handle.resolve() : undefined;
      const id = node === undefined ? '' : idOf(node.getSourceFile().fileName, node.pos);
      return declared.has(id) ? [id] : [];
    });
  const markAll = (checker: Checker, type: Type | undefined): void => {
    if (type?.isUnionType()) for (const part of type.getTypes()) markAll(checker, part);
    for (const property of type === undefined ? [] : checker.getPropertiesOfType(type)) {
      const ids = idsOf(property);
      if (ids.every((id) => used.has(id))) continue;
      for (const id of ids) used.add(id);
      markAll(checker, checker.getTypeOfSymbol(property));
    }
  };
  for (const { path, tree, checker } of files) {
    if (path.startsWith(CATALOGUE) && !path.startsWith(ENGLISH)) continue;
    const markProperty = (type: Type | undefined, name: string): void => {
      if (type !== undefined) for (const id of idsOf(checker.getPropertyOfType(type, name))) used.add(id);
    };
    const nodes = nodesIn(tree);
    const names = namesOfParts(nodes);
    for (const node of nodes) {
      if (ast.isBindingElement(node) && ast.isObjectBindingPattern(node.parent) && (names.has(rootOf(declarationOf(node))) || path.startsWith(ENGLISH))) markProperty(checker.getTypeAtLocation(node.parent), (node.propertyName ?? node.name)?.getText() ?? '');
      if (!names.has(rootOf(node)) && !path.startsWith(ENGLISH)) continue;
      if (ast.isPropertyAccessExpression(node)) for (const id of idsOf(checker.getSymbolAtLocation(node.name))) used.add(id);
      if (ast.isElementAccessExpression(node)) {
        const whole = checker.getTypeAtLocation(node.expression);
        const literals = literalsOf(checker.getTypeAtLocation(node.argumentExpression));
        if (literals === undefined) markAll(checker, whole);
        else for (const name of literals) markProperty(whole, name);
      }
      // Also what is handed to another file.
      if (names.has(rootOf(node)) && isHandedOn(node)) markAll(checker, checker.getTypeAtLocation(node));
    }
  }
  return used;
}

/** The names that parts of the catalogue have in a file: `messages`, the words of the diagnostics, and what is taken from it. */
function namesOfParts(nodes: readonly ast.Node[]): ReadonlySet<string> {
  const names = new Set(['messages', 'diagnosticsWords']);
  for (const node of nodes) {
    if (ast.isVariableDeclaration(node) && names.has(rootOf(node))) {
      for (const part of nodesIn(node.name)) if (ast.isIdentifier(part)) names.add(part.text);
    }
  }
  return names;
}

/** The first name of an expression such as `messages.session.signedIn`, or of what a variable is declared with. */
function rootOf(node: ast.Node | undefined): string {
  if (node === undefined) return '';
  if (ast.isIdentifier(node)) return node.text;
  if (ast.isPropertyAccessExpression(node) || ast.isElementAccessExpression(node) || ast.isSatisfiesExpression(node) || ast.isParenthesizedExpression(node)) return rootOf(node.expression);
  if (ast.isConditionalExpression(node)) return rootOf(node.whenTrue);
  if (ast.isBinaryExpression(node)) return rootOf(node.left);
  return ast.isVariableDeclaration(node) ? rootOf(node.initializer) : '';
}

const declarationOf = (node: ast.Node): ast.Node => (ast.isBindingElement(node) || ast.isObjectBindingPattern(node) ? declarationOf(node.parent) : node);

/** The texts that a type consists of; undefined where it is wider. */
function literalsOf(type: Type | undefined): readonly string[] | undefined {
  const parts = type?.isUnionType() ? type.getTypes() : [type];
  const texts = parts.map((part) => (part?.isStringLiteralType() ? part.value : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Whether an expression is used as a whole: an argument, a result, a part of another value. */
function isHandedOn(node: ast.Node): boolean {
  const { parent } = node;
  if (ast.isVariableDeclaration(node)) return false;
  if (ast.isPropertyAccessExpression(parent) || ast.isElementAccessExpression(parent) || ast.isBindingElement(parent) || ast.isTypeQueryNode(parent) || ast.isImportSpecifier(parent)) return false;
  return !(ast.isVariableDeclaration(parent) && parent.type === undefined);
}

/** What looks like a sentence, and is read by a program, or by whoever reads the log or debugs. */
const NO_WORDS_FOR_PEOPLE: Readonly<Record<string, readonly string[]>> = {
  'the names of fields': ['id schema aesthetics name email username vanityname picture created updated allocation providers auth0 descope subscriptions apiKeys entities'],
  'OAuth scopes': ['openid profile email', 'openid email profile offline_access'],
  'the name of a folder': ['Mesh Intelligent Technologies, …'],
  'the value of an entry in the keychain, which stays the same in every language': ['This entry tests whether the keychain is open. It may be deleted.'],
  'lines of the log, which is in English whatever the app speaks': ['start of Pieces OS: …', 'start at login: …', 'tokens that were not used could not be revoked', ', and … calls before it'],
  'refusals of the bridge, for the code of the page': ['This call of … is not allowed.', 'This call of … failed.'],
  'a defect of the app': ['The snapshot names a current user whom it does not list.'],
};
/** Three words in a row. */
const SENTENCE = /\p{L}{2,}(?:…?[,;:]?(?: …)? …?\p{L}+){2,}/u;

function textOf(node: ast.Node): string {
  if (ast.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  return ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node) || ast.isJsxText(node) ? node.text : '';
}

/** Every text in the sources but those of the catalogue. */
function textsIn(files: readonly SourceFileOfApp[]): readonly { readonly path: string; readonly text: string }[] {
  const ofCode = files.filter(({ path }) => !path.startsWith(CATALOGUE));
  return ofCode.flatMap(({ path, tree }) => nodesIn(tree).map((node) => ({ path, text: textOf(node).trim() })));
}

describe('the texts of the sources', () => {
  let found: { readonly declared: ReadonlyMap<string, string>; readonly unused: readonly string[]; readonly texts: ReturnType<typeof textsIn> };
  before(() => {
    found = withSources((files) => {
      const declared = declaredKeys(files);
      const used = usedKeys(files, declared);
      return { declared, unused: [...declared].filter(([id]) => !used.has(id)).map(([, name]) => name), texts: textsIn(files) };
    });
  });

  test('use every key of the catalogue', () => {
    assert.ok(found.declared.size > 500, String(found.declared.size));
    assert.deepEqual(found.unused, []);
  });

  test('have no sentence outside the catalogue', () => {
    const sentences = found.texts.filter(({ text }) => SENTENCE.test(text));
    const allowed = new Set(Object.values(NO_WORDS_FOR_PEOPLE).flat());
    assert.deepEqual(sentences.filter(({ text }) => !allowed.has(text)), []);
    assert.deepEqual([...allowed].filter((text) => !sentences.some((sentence) => sentence.text === text)), [], 'is allowed, and not there any more');
  });
});

test('what the rule takes for a sentence', () => {
  const shown = ['The keychain is locked.', 'enter the whole path', 'an empty reply', 'Users API: … failed here', 'it is … too large'];
  const notShown = ['not-a-sentence', 'main/system', 'text/html; charset=utf-8', 'ENOENT', 'application/json, text/plain', ''];
  assert.deepEqual([...shown, ...notShown].filter((text) => SENTENCE.test(text)), shown);
});
