/** No text of the catalogue is left behind when the code that showed it goes. Keys are told apart by where they are declared. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
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

test('every key of the catalogue is used by the sources', () => {
  const { declared, unused } = withSources((files) => {
    const keys = declaredKeys(files);
    const used = usedKeys(files, keys);
    return { declared: keys, unused: [...keys].filter(([id]) => !used.has(id)).map(([, name]) => name) };
  });
  assert.ok(declared.size > 500, String(declared.size));
  assert.deepEqual(unused, []);
});
