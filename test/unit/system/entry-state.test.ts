import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { autostartEntry, repairedEntry, stateOfEntry, type EntryState, type LoginEnvironment } from '../../../src/main/system/desktop-entry.ts';
import { anyText } from '../../support/any-text.ts';

const PROGRAM = '/opt/Pieces Account Tray/pieces-account-tray';
const COMMAND = [PROGRAM, '--hidden'];
const ENTRY = autostartEntry('Pieces Account Tray', 'Keeps watch', COMMAND);
const EXEC = `"${PROGRAM}" --hidden`;

/** What is installed: the program, a link to it, and others. */
const PROGRAMS: Readonly<Record<string, string>> = { [PROGRAM]: PROGRAM, 'pieces-account-tray': PROGRAM, '/usr/bin/tray': PROGRAM, '/bin/true': '/bin/true' };
const environment = (desktops = '', files: readonly string[] = []): LoginEnvironment => ({
  desktops: desktops.split(':').filter(Boolean),
  programAt: (name) => PROGRAMS[name],
  exists: (path) => files.includes(path),
});
const stateOf = (text: string, desktops?: string): EntryState => stateOfEntry(text, COMMAND, environment(desktops));
/** The entry with lines of its own group that stand behind the others. */
const withLines = (...lines: readonly string[]): string => `${ENTRY}${lines.join('\n')}\n`;
const withExec = (exec: string): string => ENTRY.replace(/^Exec=.*$/mu, () => `Exec=${exec}`);

/** What is written in the entry, on which desktop, and whether that desktop starts the app. */
const CASES: readonly [what: string, text: string, state: EntryState, desktops?: string][] = [
  ['as it was written', ENTRY, 'on'],
  ['as it was written, on GNOME', ENTRY, 'on', 'ubuntu:GNOME'],
  ['a byte order mark', `\uFEFF${ENTRY}`, 'on'],
  ['line ends of Windows', ENTRY.replaceAll('\n', '\r\n'), 'on'],
  ['comments and additions', `# mine\n\n${ENTRY}Icon=x\n#Hidden=true\n`, 'on'],
  ['spaces around each equals sign', ENTRY.replaceAll('=', ' = '), 'on'],
  ['spaces before the group', ENTRY.replace('[', ' ['), 'on'],

  ['hidden', withLines('Hidden=true'), 'off'],
  ['hidden, with spaces', withLines('Hidden = true '), 'off'],
  ['hidden, in the old way', withLines('Hidden=1'), 'off'],
  ['hidden as only KDE reads it, on KDE', withLines('Hidden=True'), 'off', 'KDE'],
  ['hidden as only KDE reads it, on GNOME', withLines('Hidden=True'), 'on', 'GNOME'],
  ['not hidden', withLines('Hidden=false'), 'on'],
  ['hidden and shown: the last counts', withLines('Hidden=true', 'Hidden=false'), 'on'],
  ['hidden in one language is another key', withLines('Hidden[de]=true'), 'on'],
  ['hidden in another group', withLines('[Desktop Action x]', 'Exec=/bin/true', 'Hidden=true'), 'on'],
  ['hidden in a group that comes before', `[X-Other]\nHidden=true\n${ENTRY}`, 'on'],
  ['hidden in the same group, continued', withLines('[X-Other]', 'A=b', '[Desktop Entry]', 'Hidden=true'), 'off'],

  ['disabled for GNOME', ENTRY.replace('enabled=true', 'enabled=false'), 'off', 'GNOME'],
  ['disabled for GNOME, desktop unknown', ENTRY.replace('enabled=true', 'enabled=false'), 'off'],
  ['disabled for MATE, on MATE', withLines('X-MATE-Autostart-enabled=false'), 'off', 'MATE'],
  ['disabled for MATE, on GNOME', withLines('X-MATE-Autostart-enabled=false'), 'on', 'GNOME'],
  ['disabled for MATE, desktop unknown', withLines('X-MATE-Autostart-enabled=false'), 'off'],
  ['enabled for MATE', withLines('X-MATE-Autostart-enabled=true'), 'on', 'MATE'],

  ['only in GNOME, on GNOME', withLines('OnlyShowIn=GNOME;'), 'on', 'ubuntu:GNOME'],
  ['only in GNOME, on KDE', withLines('OnlyShowIn=GNOME;'), 'off', 'KDE'],
  ['only in GNOME, desktop unknown', withLines('OnlyShowIn=GNOME;'), 'off'],
  ['only in two, without a last semicolon', withLines('OnlyShowIn=XFCE;MATE'), 'on', 'MATE'],
  ['only in nothing', withLines('OnlyShowIn='), 'off', 'GNOME'],
  ['not in GNOME, on GNOME', withLines('NotShowIn=GNOME;'), 'off', 'GNOME'],
  ['not in GNOME, on KDE', withLines('NotShowIn=GNOME;'), 'on', 'KDE'],
  ['not in GNOME, but in Ubuntu, which comes first', withLines('OnlyShowIn=ubuntu;', 'NotShowIn=GNOME;'), 'on', 'ubuntu:GNOME'],
  ['names of desktops are compared as they are', withLines('OnlyShowIn=gnome;'), 'off', 'GNOME'],

  ['tries a program that is there', withLines('TryExec=/bin/true'), 'on'],
  ['tries a program that is in the path', withLines('TryExec=pieces-account-tray'), 'on'],
  ['tries a program that is gone', withLines('TryExec=/gone/tray'), 'broken'],
  ['tries nothing', withLines('TryExec='), 'on'],
  ['hidden, and tries a program that is gone', withLines('TryExec=/gone/tray', 'Hidden=true'), 'off'],

  ['starts it by a link', withExec('/usr/bin/tray --hidden'), 'on'],
  ['starts it by its name', withExec('pieces-account-tray --hidden'), 'on'],
  ['starts it with its window', withExec(`"${PROGRAM}"`), 'on'],
  ['starts it in single quotes, with a field code', withExec(`'${PROGRAM}' --hidden %U`), 'on'],
  ['starts it with variables of its own', withExec(`env LANG=de "A B=1" ${EXEC}`), 'on'],
  ['starts it with env by its path', withExec(`/usr/bin/env -u DISPLAY LANG=de ${EXEC}`), 'on'],
  ['asks it for the status only', withExec(`"${PROGRAM}" --status`), 'off'],
  ['starts another program', withExec('/bin/true'), 'off'],
  ['starts a copy that is gone', withExec('/old/pieces-account-tray --hidden'), 'broken'],
  ['starts a copy that is gone, with variables', withExec('env LANG=de /old/pieces-account-tray --hidden'), 'broken'],
  ['starts a copy that is gone, hidden', `${withExec('/old/pieces-account-tray --hidden')}Hidden=true\n`, 'off'],
  ['starts nothing', withExec(''), 'off'],
  ['has no Exec', ENTRY.replace(/^Exec=.*\n/mu, ''), 'off'],
  ['is no application', ENTRY.replace('Type=Application', 'Type=Link'), 'off'],
  ['has no type', ENTRY.replace('Type=Application\n', ''), 'off'],
  ['stands in another group', ENTRY.replace('[Desktop Entry]', '[Desktop Action x]'), 'off'],
  ...['', '\u0000', '[Desktop Entry]', '=', 'Exec', '\uFEFF'].map((text): [string, string, EntryState] => [`is ${JSON.stringify(text)}`, text, 'off']),
];

describe('whether this desktop starts the app at login', () => {
  for (const [what, text, state, desktops] of CASES) {
    test(`${state}: ${what}`, () => assert.equal(stateOf(text, desktops), state));
  }

  test('a condition on a file decides', () => {
    const state = (condition: string, files: readonly string[]): EntryState => stateOfEntry(withLines(`AutostartCondition=${condition}`), COMMAND, environment('GNOME', files));
    assert.deepEqual([state('if-exists a', ['a']), state('if-exists a', []), state('unless-exists a', ['a']), state('unless-exists a', []), state('GNOME x', [])], ['on', 'off', 'off', 'on', 'on']);
  });

  test('an app that is an argument of its runtime has to be that one', () => {
    const command = ['/bin/true', '/home/ada/app', '--hidden'];
    const of = (exec: string): EntryState => stateOfEntry(withExec(exec), command, environment());
    assert.deepEqual([of('/bin/true /home/ada/app'), of('/bin/true /gone/app --hidden'), of('/bin/true --hidden')], ['on', 'broken', 'off']);
  });

  test('on, as the entry was written, for any command', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (command) => {
        const plain = command.map((argument) => argument.replaceAll(/\p{Cc}/gu, ''));
        assert.equal(stateOfEntry(autostartEntry('Name', 'Comment', plain), plain, environment()), plain.some((each) => each.startsWith('--status')) ? 'off' : 'on');
      }),
    );
  });

  test('any text has a state', () => {
    const line = fc.oneof(fc.constantFrom(...ENTRY.split('\n')), anyText());
    fc.assert(fc.property(fc.array(line), (lines) => assert.match(stateOf(lines.join('\n')), /^(?:on|off|broken)$/u)));
  });
});

describe('an entry that starts what is gone', () => {
  test('is repaired: it starts this program, and keeps all else', () => {
    const broken = `\uFEFF${withExec('/old/tray --hidden')}TryExec=/old/tray\nOnlyShowIn=GNOME;\nName[de]=Wächter\n[Desktop Action x]\nExec=/old/tray --action\n`;
    assert.equal(stateOf(broken, 'GNOME'), 'broken');
    const repaired = repairedEntry(broken, COMMAND);
    assert.equal(stateOf(repaired, 'GNOME'), 'on');
    assert.equal(stateOf(repaired, 'KDE'), 'off');
    assert.match(repaired, /^Name\[de\]=Wächter$/mu);
    assert.match(repaired, /^Exec=\/old\/tray --action$/mu);
  });
});
