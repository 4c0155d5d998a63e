/** Every sentence that a person may read is in the catalogue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ast from 'typescript/unstable/ast';
import { nodesIn, withSources } from '../../support/source-program.ts';

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

test('no sentence is outside the catalogue', () => {
  const found = withSources((files) => files.filter(({ path }) => !path.startsWith('src/shared/i18n/')).flatMap(({ path, tree }) => nodesIn(tree).map((node) => ({ path, text: textOf(node).trim() }))));
  const sentences = found.filter(({ text }) => SENTENCE.test(text));
  const allowed = new Set(Object.values(NO_WORDS_FOR_PEOPLE).flat());
  assert.deepEqual(sentences.filter(({ text }) => !allowed.has(text)), []);
  assert.deepEqual([...allowed].filter((text) => !sentences.some((sentence) => sentence.text === text)), [], 'is allowed, and not there any more');
});

test('what the rule takes for a sentence', () => {
  const shown = ['The keychain is locked.', 'enter the whole path', 'an empty reply', 'Users API: … failed here', 'it is … too large'];
  const notShown = ['not-a-sentence', 'main/system', 'text/html; charset=utf-8', 'ENOENT', 'application/json, text/plain', ''];
  assert.deepEqual([...shown, ...notShown].filter((text) => SENTENCE.test(text)), shown);
});
