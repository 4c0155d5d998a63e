import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dayText, momentText, weekdayText } from '../../../src/shared/describe-history.ts';
import { dateText, dateTimeText, timeText } from '../../../src/shared/format.ts';

const zoneBefore = process.env['TZ'];
after(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

const AT = '2026-01-31T23:30:00.000Z';
const NOW_MS = Date.parse('2026-02-03T12:00:00.000Z');
/** A space of a locale's own would be hard to see in a table. */
const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

test('a date is that of the time zone which the computer has now, also after a journey', () => {
  const inZone = (zone: string): string[] => {
    process.env['TZ'] = zone;
    return [dateText(AT), timeText(AT), dateTimeText(AT), weekdayText(Date.parse(AT)), dayText(AT, NOW_MS), momentText(Date.parse(AT), NOW_MS)].map(plain);
  };
  const inNewYork = ['31 Jan 2026', '18:30', '31 Jan 2026, 18:30', 'Sat', 'Saturday 31 January', 'Sat 18:30'];
  assert.deepEqual(inZone('America/New_York'), inNewYork);
  assert.deepEqual(inZone('Asia/Tokyo'), ['1 Feb 2026', '08:30', '1 Feb 2026, 08:30', 'Sun', 'Sunday 1 February', 'Sun 08:30']);
  // In winter the same as in New York, in summer not.
  assert.deepEqual(inZone('America/Bogota'), inNewYork);
  const summer = '2026-07-15T12:00:00.000Z';
  assert.equal(plain(timeText(summer)), '07:00');
  inZone('America/New_York');
  assert.equal(plain(timeText(summer)), '08:00');
});
